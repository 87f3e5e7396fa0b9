"""Women's literacy by district in Vizro, as its documentation teaches it: a page with a graph and a filter."""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import vizro.models as vm
from vizro import Vizro
from vizro.models.types import capture

DATA = Path(os.environ["BENCH_DATA"])
DISTRICTS = json.loads((DATA / "districts.geojson").read_text("utf-8"))
ROWS = pd.read_csv(DATA / "literacy.csv")


@capture("graph")
def literacy(data_frame):
    figure = px.choropleth(
        data_frame,
        geojson=DISTRICTS,
        locations="code",
        featureidkey="properties.code",
        color="value",
        hover_name="name",
        labels={"value": "Literate women, %"},
    )
    return figure.update_geos(fitbounds="locations", visible=False)


page = vm.Page(
    title="Where can women read and write?",
    components=[vm.Graph(figure=literacy(data_frame=ROWS))],
    controls=[vm.Filter(column="province")],
)
server = Vizro().build(vm.Dashboard(pages=[page])).dash.server
