/* Where the server is. Without it, Streamlit's script tries /economy/_stcore/health first on the page
 * /economy, which is refused, before it finds the server at the root. */
window.__streamlit = { BACKEND_BASE_URL: `${location.origin}/` };
