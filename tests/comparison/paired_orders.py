"""Two small orders on lighthouses, in our own sentences: the later revokes part of the earlier and asks for more."""

from __future__ import annotations

from reader.comparison import Comparison, compare
from reader.documents import read_bytes
from reader.topics import Taxonomy, Topic

TAXONOMY = Taxonomy(
    {
        "lamps": Topic("lamps", "Lamps", alternatives=("lamp",)),
        "harbours": Topic("harbours", "Harbours", alternatives=("harbour",)),
        "seals": Topic("seals", "Seals", alternatives=("seal",)),
    }
)


def order_text(number: str, title: str, date: str, body: str, kind: str = "executive-order") -> str:
    """An order in Markdown with front matter and the sections of `body`."""
    name = f'number: "{number}"\n' if number else ""
    return (
        f"---\n{name}title: {title}\ndate: {date}\nsignatory: Joseph R. Biden Jr.\nkind: {kind}\n---\n\n"
        f"By the power given to me, I order:\n\n{body}\n"
    )


EARLIER = order_text(
    "90101",
    "Keeping the Lamps Lit",
    "2021-03-04",
    """Section 1. *Purpose.* Ships need light, as section 235(b)(1) of the Immigration and Nationality Act
(8 U.S.C. 1225(b)(1)) does not say, and as 14 U.S.C. 541 does.

Sec. 2. *Lamps.* (a) The Secretary of Transportation shall clean every lamp of the northern lighthouses with brushes.

(b) The Secretary of Commerce shall, within 60 days of the date of this order, count the lamps and submit a tally of
broken lenses to the President.

Sec. 3. *Harbours.* The Secretary of Defense shall annually sound the depth of each harbour and draw it on charts.

Sec. 4. *Cats.* The Attorney General shall feed the cats of the keepers within 10 business days of the date of this
order.
""",
)

LATER = order_text(
    "90102",
    "Brighter Lamps, Deeper Harbours",
    "2023-05-06",
    """Section 1. *Purpose.* Some lights under section 235(b)(1) of the Immigration and Nationality Act and
33 C.F.R. 62.1 grew dim.

Sec. 2. *Earlier Order.* (a) Sections 2(b) and 3 of Executive Order 90101 are hereby revoked.

(b) Executive Order 90101 did much good, and section 4(z) of Executive Order 90101 would have.

Sec. 3. *Lamps.* (a) The Secretary of Transportation shall clean every lamp of the northern lighthouses with soap.

(b) The Secretary of Commerce shall, within 30 days of the date of this order, count the lamps and submit a tally of
broken lenses and bent rods to the President, as section 3(a) of this order asks.

Sec. 4. *Seals.* The Secretary of the Interior shall teach each seal to keep off the harbour wall by June 1, 2024.
""",
)


def paired(left: str = EARLIER, right: str = LATER) -> Comparison:
    """The two laid side by side."""
    one, other = (read_bytes(text.encode(), name) for text, name in ((left, "one.md"), (right, "other.md")))
    return compare(one, other, TAXONOMY)
