"""Women's literacy by district in plain Dash, as its documentation teaches it: a layout, a callback, px.choropleth."""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

DATA = Path(os.environ["BENCH_DATA"])
DISTRICTS = json.loads((DATA / "districts.geojson").read_text("utf-8"))
ROWS = pd.read_csv(DATA / "literacy.csv")

app = Dash(__name__, title="Women's literacy")
server = app.server
app.layout = html.Div(
    [
        html.H1("Where can women read and write?"),
        dcc.Dropdown(sorted(ROWS["province"].unique()), id="province", placeholder="All provinces"),
        dcc.Graph(id="map", style={"height": "600px"}),
    ]
)


@app.callback(Output("map", "figure"), Input("province", "value"))
def draw(province):
    rows = ROWS[ROWS["province"] == province] if province else ROWS
    figure = px.choropleth(
        rows,
        geojson=DISTRICTS,
        locations="code",
        featureidkey="properties.code",
        color="value",
        hover_name="name",
        labels={"value": "Literate women, %"},
    )
    return figure.update_geos(fitbounds="locations", visible=False)
