"""Data in, Plotly figure out; one template and one source of colours for screen and document."""
