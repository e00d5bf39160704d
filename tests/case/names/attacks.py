"""Ways to name another child who bears an everyday word, and harmless uses of those words.

Toby Lockyer's extract is read; the others of his panel must not be told in it.
"""

from tests.case.names.panels import child_case

TOBY = child_case("P-7001", "Toby", "Lockyer")
WILL = child_case("P-7002", "Will", "Carter")
MAY = child_case("P-7003", "May", "Okonkwo")
EZRA = child_case("P-7004", "Ezra", "Stennett", child={"known_as": "Ez"})
JAMIE = child_case("P-7005", "Jamie", "Quayle-Marsh")
MARK = child_case("P-7006", "Mark", "Hope")
GRACE = child_case("P-7007", "Grace", "Faith")
ART = child_case("P-7008", "Art", "Rose")
JORDAN = child_case("P-7009", "Jordan", "Bill")
JACK = child_case("P-7010", "Jack", "Field")
WILL["people"] += [
    {"id": "dad", "name": "Paul Garner", "role": "parent"},
    {"id": "nan", "name": "Faith Pickering", "role": "other-family"},
]
OTHERS = [WILL, MAY, EZRA, JAMIE, MARK, GRACE, ART, JORDAN, JACK]
WORKERS = [
    {"name": "Jamie Stennett", "role": "Social worker", "status": "present"},
    {"name": "Hope Attwater", "role": "Chair", "status": "present"},
]

_EVERYDAY = r"""
Will needs help with reading.
Will has a tag.
Will has his tag off on Friday.
Will and Toby fell out.
Will, Toby and Sam were on the wing.
Will was there.
Will is doing well.
Will went home on Friday.
Will didn’t come.
Will doesn’t like maths.
Will did not want to come.
Will still owes him money.
Will also came.
Will will be moved.
Will to be met at the gate.
Will’s mum rang.
Will, who is 15, rang.
Will (15) was seen.
Will: doing well.
Will - tag fitted.
Will’s worker came.
Yesterday Will hit him.
He shares a pad with Will.
Toby and Will share a pad.
It was Will’s idea.
He blames Will.
He was seen by staff with Will on the wing.
“Will is my mate,” he said.
Toby’s mate Will was there.
He said Will started it.
he was seen with will carter
WILL CARTER
Will Carter
will carter
Will\nCarter was there.
Carter, Will
CARTER, WILL
W. Carter
W Carter was seen.
Toby and May fell out.
May and Toby fell out.
May needs help.
May said no.
May has a tag.
May was told.
May is 15.
May’s tag was cut.
He told May.
He is seeing May.
He sat with May.
May’s mum rang.
May, who is 15, rang.
may okonkwo
Mark and Toby fell out.
Mark needs a worker.
Mark has settled.
Mark was seen.
Mark did well.
Mark rang.
Mark Hope
mark hope
He knows Mark from school.
Hope’s brother rang.
Mr Hope rang.
Toby and Grace fell out.
Grace and Toby fell out.
Grace needs help.
Grace has a tag.
Grace has a hearing on Friday.
Grace went home.
Grace is in custody.
Grace was remanded.
He likes Grace.
It was Grace who rang.
grace faith
Grace Faith
Toby and Art fell out.
Art and Toby fell out.
Art said no.
Art has a tag.
He told Art.
Art’s mum rang.
He sat with Art.
Art Rose
art rose
Jordan and Toby fell out.
Toby and Jordan fell out.
Jordan needs help.
Jordan has a tag.
He sat with Jordan.
He was hit by Jordan.
Jordan’s mum rang.
He owes Jordan money.
Jordan Bill
jordan bill
Jack and Toby fell out.
Jack needs help.
Jack has a tag.
Jack was moved.
He fears Jack.
Jack Field
jack field
JACK FIELD
Next to him, Jack cried.
- Will needs help
* Grace has a tag
Good week. Will needs help.
Toby/Will
Toby & Will
Toby+Will
Toby, Will
Will/Toby
Will & Toby were seen.
the Fields
the Carters
The Carter family wrote.
the Carter brothers
Mr Carter rang.
Mrs Carter’s flat
"""
_SPELLED = r"""
Ezra_Stennett.pdf
ezra_stennett.pdf
Ezra-Stennett.pdf
EzraStennett.pdf
EzraStennettPlan.docx
ezrastennett
ezra.stennett@example.org
ezra.stennett
e.stennett@example.org
ezra2008@example.org
@ezrastennett
#ezra
#EzraStennett
#FreeEzra
plan-ezra.docx
plan_ezra_v2.docx
Ezra2
Ez ra
Ez-ra
Ez\nra
E z r a
E.z.r.a
E-z-r-a
Sten-\nnett
S t e n n e t t
Еzra
Εzra
Εzrα
Ezrа
ezгa
Ｅｚｒａ
ｅｚｒａ
𝓔𝔃𝓻𝓪
Ezrä
E\u200bzra
E\u00adzra
E*z*ra
Ezra’s
Ezras
Ezra's
Ezraaa
EEEZRA
Ezr4
3zra
Ezr@
Jam1e
J4mie
Jaaamie
JAMIEEE
Jаmie
Jаmіе
Jamιe
Jαmie
Jamіe
Jam\u00a0ie
Ja mie
Jam ie
J a m i e
Jam-ie
Jamie.
JAMIE
jamie
Jamie’s
Quayle
Marsh’s mum rang.
Quayle-Marsh
Quayle Marsh
QUAYLE-MARSH, Jamie
QUAYLE-MARSH Jamie
the Quayle-Marshes
the Quayles
Jamie Q-M
Jamie Q.
JamieQuayle
[Ja](https://example.org)mie
[Jamie](https://example.org)
https://example.org/ezra-stennett
/files/EzraStennett/plan.pdf
Stennett, Ezra
STENNETT, Ezra
STENNETT Ezra
STENNETT
Stennetts
Stennett’s
the Stennett boys
E. Stennett
ES was seen.
E.S.
E. S. was there
E.S’s mum
P-7004
p7004
P 7004
Mr P Garner, Father
Mr Garner
Mr P. Garner
P Garner
P. Garner
Paul Garner
GARNER
Garner, Paul
Faith Pickering
Pickering
Nan (Faith Pickering)
Jamie Stennett-Quayle
Jamie and Ezra Stennett
Stennett Jamie
Jamie, Stennett
Ezra Jamie Stennett
Jamie Stennett’s son Ezra
"""
# Each certainly names one of the others.
CERTAIN = [
    line.encode("ascii", "backslashreplace").decode("unicode_escape").strip(" ")
    for line in (_EVERYDAY + _SPELLED).splitlines()
    if line
]
assert len(CERTAIN) == len(set(CERTAIN)) >= 200

_HARMLESS = """
Will he go home on Friday?
Will the panel meet again?
Will there be a bed for him?
Will his mum be able to visit?
Will Toby go to college?
Will somebody ring him?
Will it help?
Will anyone be there?
Will you come?
Will we see him in March?
Will they let him stay?
Will staff be told?
Will Jamie Stennett ring?
What will he do? Will he ring?
Will do.
Will ring on Friday.
Will be reviewed in March.
Will need a taxi.
Will not be able to come.
Will also ask the school.
Will continue to see him weekly.
Actions: Will be set on Friday.
He will.
He will carter for himself.
Where there is a will there is a way.
His nan left a will.
She will mark hope as an answer.
May he go home?
May we come in?
May the plan go well.
May is when he leaves.
May is too late.
May was hard for him.
May 2026 is his release.
May half term is busy.
May has two bank holidays.
May and June are hard for him.
He was seen in May.
He goes home on 3 May.
He goes home on 3 May and starts college.
On May 4 he goes home.
The review is in May or June.
It is due by May.
From May he can go out.
Since May he has done well.
The May review went well.
In late May he moved.
April, May and June
until the end of May
between March and May
his May hearing
every May
It was May when he came.
It may be late.
He may go.
Mark the date.
Mark schemes were shared.
Mark it on the calendar.
Mark his birthday.
He left a mark.
Full marks for him.
He got a good mark in maths.
Mark his words.
Please mark the form.
He will mark it.
Hope is what he needs.
Hope was lost.
Hope helps him.
Hope and faith matter to him.
There is hope for him.
He hopes to ring.
Hope to see him soon.
Hope House is his hostel.
Hopefully he will ring.
Hope Attwater will ring.
Hope this helps.
Grace was said before tea.
Grace periods are short.
Grace period: ten days.
There is a grace period.
He has grace and humour.
Grace Park School wrote.
By the grace of God.
Faith is important to him.
Faith leaders visit.
His faith helps.
The Faith Centre is open.
Faith has helped him.
Faith in people takes time.
Faith, hope and charity
He keeps the faith.
Art is his favourite lesson.
Art was moved to Friday.
Art and Drama are his best lessons.
Art, Maths and English
His Art folder is full.
He likes Art.
He likes Art and Music.
He is good at Art.
He wants to do Art at college.
GCSE Art starts in June.
Art therapy helps.
Art has helped him to settle.
Art lessons help.
He does Art on Mondays.
an Art teacher
The state of the art.
Rose early and went to work.
He rose early.
Rose Hill Academy wrote.
A rose for his nan.
Jordan is a long flight.
He flew to Jordan.
His nan lives in Jordan.
His family are from Jordan.
He was born in Jordan.
Jordan and Syria are far away.
He has been to Syria and Jordan.
his trip to Jordan
the River Jordan
Jack of all trades.
Jack Russell dogs are his favourite.
The Union Jack was up.
He used a car jack.
Jack up the car first.
The bill was paid.
Bill payments are due.
Bill him for it.
The Bill is before Parliament.
The Sentencing Bill was read.
Old Bill came.
A field trip is planned.
Field trips help.
The Field Centre is open.
in the field
He plays on the field.
The carter asked him.
Carter Road is closed.
Marsh Lane is closed.
He fished on the marsh.
The marsh is flooded.
Fast food and chips.
Jamie Stennett will ring.
jamie stennett rang
Jamie Stennett’s report came.
JAMIE STENNETT
JS will ring.
Toby will go.
Toby Lockyer goes home in May.
Toby and his mum fell out.
Toby’s art is good.
Toby may go.
He has an appointment.
He will be here on Friday.
He said that he will.
It is a matter of faith and hope.
He is a man of few words.
He was as good as gold.
She is a nurse.
Send it to the team at 4pm.
His e-mail is new.
Case P-7001 is his.
He got 3 out of 4.
There is a garner of grain.
To garner support takes time.
Garner views from the family.
"""
# None names one of them.
HARMLESS = _HARMLESS.strip().splitlines()
assert len(HARMLESS) >= 120
