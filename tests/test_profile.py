"""What is known of one province or district: numbers worked by hand from the files, distances, neighbours."""

from __future__ import annotations

import pytest

from dashboard.data import observations
from dashboard.geography import gazetteer, regions
from dashboard.summaries import place_profiles
from dashboard.topics import shelters

CODES = list(gazetteer.names())
PROVINCES = list(gazetteer.provinces())


def shares(code: str) -> dict[str, tuple[float, float, float]]:
    """Name of an indicator -> (share, n, N) of a district."""
    rows = {item.reading.name: item.reading.row for item in place_profiles.local(code)}
    return {name: (row["value"], row["numerator"], row["denominator"]) for name, row in rows.items()}


# Numbers


def test_lahore_as_the_census_prints_it():
    found = shares("lahore")
    assert found["Women literate"] == (pytest.approx(77.5908, abs=1e-4), 3525779, 4544069)
    assert found["Girls out of school"] == (pytest.approx(20.5064, abs=1e-4), 327913, 1599073)
    assert found["Married at 15–19"] == (pytest.approx(6.4768, abs=1e-4), 37607, 580645)
    now, then = place_profiles.headcounts("lahore")
    assert (now.census, now.people["value"], now.women["numerator"]) == ("2023", 13004135, 6105711)
    assert (then.census, then.people["value"], then.women["numerator"]) == ("2017", 11126285, 5300931)
    assert then.women["value"] == pytest.approx(47.6433, abs=1e-4)


def test_chitral_is_its_two_districts_added_up():
    # Lower and Upper Chitral: 61,475 + 45,430 of 112,240 + 73,148 women; 9,589 + 2,591 of 43,299 + 21,547 girls.
    found = shares("chitral")
    assert found["Women literate"] == (pytest.approx(57.6656, abs=1e-4), 106905, 185388)
    assert found["Girls out of school"] == (pytest.approx(18.7830, abs=1e-4), 12180, 64846)
    now, then = place_profiles.headcounts("chitral")
    assert now.people["value"] == 320407 + 195528
    assert then.people["value"] == 447362, "one district in 2017"
    assert place_profiles.parts("chitral") == ["Lower Chitral", "Upper Chitral"]


def test_a_frontier_region_is_counted_in_its_neighbour_since_2023_and_alone_in_2017():
    code = "frontier-region-kohat"
    assert place_profiles.counted_in(code) == "kohat"
    assert shares(code)["Women literate"][1:] == (179182, 444789) == shares("kohat")["Women literate"][1:]
    now, then = place_profiles.headcounts(code)
    assert (now.people["value"], now.place) == (1234661, "Kohat with Frontier Region Kohat")
    assert (then.people["value"], then.place) == (64691, "Frontier Region Kohat")
    assert place_profiles.headcounts("kohat")[1].people["value"] == 993874


@pytest.mark.parametrize("code", ["mirpur", "gilgit", "neelum", "hunza-and-nagar"])
def test_where_no_census_table_reaches_nothing_is_counted_as_zero(code):
    assert place_profiles.headcounts(code) == []
    for item in place_profiles.local(code):
        assert not item.reading.known
        assert place_profiles.told(item.reading.row) == "not reported"
        assert place_profiles.away(item.reading.row, item.reading.nation) == ""


def test_sindh_beside_the_country():
    found = {reading.name: reading for reading in place_profiles.readings("sindh")}
    judges = found["Women judges"]
    # 45 of 564 judges of Sindh are women, 427 of 2,936 of the country.
    assert (place_profiles.told(judges.row), place_profiles.n_of(judges.row)) == ("8.0\u202f%", "45 of 564")
    assert judges.gap == pytest.approx(100 * 45 / 564 - 100 * 427 / 2936, abs=0.06)
    assert place_profiles.away(judges.row, judges.nation, "Pakistan") == "−6.6 points, below Pakistan"
    girls = found["Girls out of school"]
    assert girls.gap == pytest.approx(50.7351 - 38.9896, abs=1e-3)
    assert place_profiles.away(girls.row, girls.nation, "Pakistan") == "+11.7 points, above Pakistan"
    women = found["Women per shelter"]  # 22,956,478 women and girls, five shelters
    assert women.row["value"] == pytest.approx(4591295.6)
    assert place_profiles.away(women.row, women.nation, "Pakistan") == "+125\u202f%, above Pakistan"


def test_counts_of_places_of_different_size_have_no_distance():
    for code in PROVINCES:
        reading = place_profiles.reading("nominations", code)
        assert reading.gap is None and reading.nation["empty_kind"] == "not-applicable"
    assert place_profiles.reading("nominations", "punjab").row["value"] == 277


def test_of_gilgit_baltistan_one_indicator_is_known():
    known = [reading for reading in place_profiles.readings("gilgit-baltistan") if reading.known]
    assert [(reading.name, reading.ids) for reading in known] == [("Women in the police", ("E102",))]


@pytest.mark.parametrize("code", PROVINCES)
def test_every_value_of_a_province_has_a_published_figure_and_every_gap_is_said_with_its_sign(code):
    readings = place_profiles.readings(code)
    assert len(readings) == 12
    for reading in readings:
        assert reading.counted_by
        if not reading.known:
            assert reading.row["empty_kind"] in ("not-reported", "not-applicable") and reading.gap is None
            continue
        assert reading.ids, reading.name
        told = place_profiles.away(reading.row, reading.nation, "Pakistan")
        if reading.gap is not None:
            sign = told[0]
            assert sign == ("+" if reading.gap >= 0.05 else "−" if reading.gap <= -0.05 else "±"), told
            assert {"+": "above", "−": "below", "±": "as"}[sign] in told


def test_the_leading_figures_are_of_the_census_and_stand_where_a_count_by_hand_puts_them():
    girls = place_profiles.keys("lahore")[0]
    assert girls.reading.name == "Girls out of school" and girls.stands
    found = {c: shares(c)["Girls out of school"][0] for c in CODES if place_profiles.local(c)[1].reading.known}
    guests = [c for c in found if place_profiles.counted_in(c)]  # counted once, in the district that counts them
    others = {c: share for c, share in found.items() if c not in guests}
    assert len(girls.stands.shares) == len(others) == 121
    assert girls.stands.lower == sum(share < found["lahore"] for share in others.values())
    assert girls.stands.lower + girls.stands.higher == 120
    # Of Islamabad, Punjab, Khyber Pakhtunkhwa, Sindh (50.7) and Balochistan, only the last has more than Sindh.
    sindh = place_profiles.keys("sindh")[0]
    assert (sindh.stands.lower, sindh.stands.higher) == (3, 1)
    assert place_profiles.among_provinces(sindh.stands).startswith("Of 5 provinces and territories")
    assert all(key.stands is None for key in place_profiles.keys("gilgit-baltistan"))


# Distances and neighbours


def test_kilometres_are_those_of_the_ellipsoid():
    # A degree of longitude on the equator, a quarter of a meridian (both published for WGS 84).
    assert regions.kilometres((70, 0), (71, 0)) == pytest.approx(111.3195, abs=1e-3)
    assert regions.kilometres((70, 0), (70, 90)) == pytest.approx(10001.966, abs=1e-2)


@pytest.mark.parametrize(
    ("one", "other", "by_hand"),
    [
        # On a sphere of 6,371.009 km, from the middles (67.17, 25.09)–(68.49, 25.40) and (63.18, 28.99)–(66.77, 30.14).
        ("karachi", "hyderabad", 137.16),
        ("chagai", "quetta", 369.99),
        ("lahore", "karachi", 995.89),
    ],
)
def test_distances_of_districts_agree_with_a_sphere_within_one_per_cent(one, other, by_hand):
    assert regions.distances(one)[other] == pytest.approx(by_hand, rel=0.01)
    assert regions.distances(other)[one] == pytest.approx(regions.distances(one)[other])


def test_neighbours_are_mutual_and_nobody_is_alone():
    near = regions.adjacent()
    assert set(near) == set(CODES)
    for code, others in near.items():
        assert others and code not in others
        for other in others:
            assert code in near[other], f"{code} borders {other}, but not the other way round"
    assert near["lahore"] == ("kasur", "nankana-sahib", "sheikhupura")
    assert near["karachi"] == ("jamshoro", "lasbela", "thatta")
    assert near["islamabad"] == ("haripur", "rawalpindi")


def test_provinces_that_border_each_other():
    assert regions.bordering("sindh") == ("punjab", "balochistan")
    assert regions.bordering("gilgit-baltistan") == ("khyber-pakhtunkhwa", "azad-jammu-kashmir")
    for code in PROVINCES:
        assert all(code in regions.bordering(other) for other in regions.bordering(code))


# Shelters


@pytest.mark.parametrize("code", CODES)
def test_the_nearest_are_named_nearest_first_and_never_the_place_itself(code):
    found = place_profiles.nearest(code)
    far = [known.kilometres for known in found]
    assert far == sorted(far) and far[0] > 0
    kinds = [known.category for known in found]
    assert kinds.count(shelters.KNOWN) == place_profiles.NEAREST and set(kinds) <= set(shelters.FOUND)
    assert code not in {known.code for known in found}
    assert all(known.ids for known in found)
    known_nearest = min(k.kilometres for k in found if k.category == shelters.KNOWN)
    closer = [
        other
        for other, row in place_profiles.shelters._shelters().items()
        if other != code and row["category"] == shelters.KNOWN and regions.distances(code)[other] < known_nearest
    ]
    assert closer == []


def test_of_chagai_the_three_centres_of_balochistan_come_before_any_shelter():
    found = [(known.code, round(known.kilometres)) for known in place_profiles.nearest("chagai")]
    assert found[:4] == [("quetta", 370), ("khuzdar", 379), ("sibi", 468), ("larkana", 524)]


def test_a_missing_name_is_never_called_no_shelter():
    named = {code: place_profiles.shelter(code) for code in CODES}
    assert not [code for code, known in named.items() if known.category == shelters.NONE], "no list is complete today"
    assert named["chagai"].category == shelters.UNNAMED and not named["chagai"].found
    assert named["gilgit"].category == shelters.UNREPORTED
    assert named["kohat"].told == "women’s shelter, last named by Dec 2022"
    assert named["lahore"].by_count and named["lahore"].ids == ("R035",)
    assert place_profiles.announced("buner") == [("buner", "2021-08")]
    assert {code for code, _ in place_profiles.announced("khyber-pakhtunkhwa")} == {
        "buner",
        "dera-ismail-khan",
        "nowshera",
        "swabi",
    }


# What is said


def test_who_names_a_place():
    karachi = [(mention.roles, mention.crime, mention.ids) for mention in place_profiles.mentions("karachi")]
    assert karachi == [(("source", "transit", "destination"), "trafficking", ("R209a", "R209b", "R209c"))]
    chagai = {(mention.place, mention.ids) for mention in place_profiles.mentions("chagai")}
    assert chagai == {("Taftan", ("R207",)), ("Taftan", ("R165",))}
    assert place_profiles.mentions("gilgit-baltistan") == [] == place_profiles.mentions("neelum")


def test_routes_with_a_stage_in_a_place():
    assert [entry.id for entry in place_profiles.routes("swat")] == ["R180"]
    assert [entry.id for entry in place_profiles.routes("lahore")] == ["R181"], "labour migration is no crime"
    assert [entry.id for entry in place_profiles.routes("balochistan")] == ["R172", "R173", "R180"]
    assert place_profiles.routes("gilgit-baltistan") == []


@pytest.mark.whole
@pytest.mark.parametrize("place", [*PROVINCES, *CODES])
def test_nothing_said_of_a_place_counts_people_who_were_victims_wanted_or_sent_back(place):
    for dataset, entries in place_profiles.said(place).items():
        assert dataset not in ("victims", "red_book", "deportations", "foreign_nationals")
        for entry in entries:
            assert entry.row["unit"] not in ("victims",) and observations.known(entry.id)
            assert place_profiles.sentence(entry, place).endswith((".", "?"))
            assert (
                "-" not in place_profiles.statements._head(entry).replace("labour-", "").split(",")[-1]
                or entry.row["category"] == ""
            )


def test_a_figure_of_the_tribal_areas_together_is_said_of_the_province_only():
    whole = [entry.id for entry in place_profiles.said("khyber-pakhtunkhwa")["districts"]]
    assert "E357" in whole
    assert "districts" not in place_profiles.said("bajaur")


def test_other_names():
    assert "Nawabshah" in place_profiles.other_names("shaheed-benazirabad")
    assert "Turbat" in place_profiles.other_names("kech")
    assert place_profiles.other_names("lahore") == [] and place_profiles.parts("lahore") == []
    assert len(place_profiles.parts("karachi")) == 7 and "Malir" in place_profiles.parts("karachi")


def test_the_share_of_women_of_a_district_is_set_beside_shares_of_the_same_tables():
    # Islamabad is one district: beside itself there is no distance, though another table of the census has 47.2 %.
    (item,) = [item for item in place_profiles.local("islamabad") if item.reading.name == "Women in the population"]
    assert item.reading.row["value"] == item.province["value"] == pytest.approx(47.0372, abs=1e-4)
    assert len(place_profiles.ids(item.reading.nation)) == 136
