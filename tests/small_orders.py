"""Two small orders in our own sentences, in the layout of real ones: one reviews a program, the other resumes it."""

from __future__ import annotations

REVIEWS = """\
---
number: "90001"
title: Looking Again at the Waiting Program
date: 2021-03-04
signatory: Joseph R. Biden Jr.
kind: executive-order
---

By the authority of the Constitution, and under 8 U.S.C. 1101, I order:

Section 1. *Policy.* Families who ask for shelter deserve a fair hearing and a short wait.

Sec. 2. *The Border.* (a) *Hearings.* Judges of the asylum offices hear each claim in turn.

(i) Together with the Secretary of State, the Secretary of Homeland Security shall promptly review and determine
whether to terminate the program known as the Migrant Protection Protocols (MPP), weigh how the people sent back under
it may be let in step by step, and report to the President within 60 days of the date of this order.

(ii) The Attorney General shall count the claims that wait longest & publish the figure <each month>.

(b) *Fast removal.* The Secretary of Homeland Security shall review how expedited removal under 8 U.S.C. 1225(b)(1)
is used far from the coast.

Sec. 3. *Schools.* The Secretary of Education shall write to every border school about places for newly come children.

Sec. 4. *General Provisions.* (a) Nothing here takes a power away from an agency that the law gives it.

(b) This order is carried out as far as money has been set aside for it.

JOSEPH R. BIDEN JR.

THE WHITE HOUSE,

March 4, 2021.
"""

RESUMES = """\
---
number: "90002"
title: Bringing the Waiting Program Back
date: 2025-02-03
signatory: Donald J. Trump
kind: executive-order
---

By the authority of the Constitution, and under 8 U.S.C. 1101, I order:

Section 1. *Purpose.* The border is to be held with every lawful means.

Sec. 2. *Barriers.* The Secretary of Defense shall build a physical wall along the southern border.

Sec. 3. *Resumption of Migrant Protection Protocols.* The Secretary of Homeland Security shall resume the Migrant
Protection Protocols along the whole southern border within 30 days of the date of this order.

Sec. 4. *General Provisions.* (a) Nothing here takes a power away from any agency that the law gives it.

(b) This order is carried out as far as money has been set aside for it.

DONALD J. TRUMP

THE WHITE HOUSE,

February 3, 2025.
"""
