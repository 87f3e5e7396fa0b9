"""Women's literacy by district in Streamlit, as its documentation teaches it: a select box and a chart."""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

DATA = Path(os.environ["BENCH_DATA"])


@st.cache_data
def load():
    return json.loads((DATA / "districts.geojson").read_text("utf-8")), pd.read_csv(DATA / "literacy.csv")


districts, rows = load()
st.title("Where can women read and write?")
province = st.selectbox("Province", ["All provinces", *sorted(rows["province"].unique())])
shown = rows if province == "All provinces" else rows[rows["province"] == province]
figure = px.choropleth(
    shown,
    geojson=districts,
    locations="code",
    featureidkey="properties.code",
    color="value",
    hover_name="name",
    labels={"value": "Literate women, %"},
)
figure.update_geos(fitbounds="locations", visible=False)
st.plotly_chart(figure, height=600)
