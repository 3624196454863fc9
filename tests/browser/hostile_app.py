"""Every kind of place where Streamlit reads Markdown, with a hostile text in each."""

import streamlit as st

from lagesbild.ui.markdown import plain
from tests.hostile import MARKUP

for number, text in enumerate(MARKUP):
    st.markdown(plain(text))
    st.warning(plain(text))
    st.caption(f"{plain(text)}")
    st.button(plain(text), key=f"button-{number}")
st.radio("Val", MARKUP, format_func=plain)
st.subheader(plain(MARKUP[0]), anchor=False)
with st.expander(plain(MARKUP[1]), expanded=True):
    st.text_input(plain(MARKUP[2]), help=plain(MARKUP[3]))
