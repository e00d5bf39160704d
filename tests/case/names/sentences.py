"""Sentences as practitioners write them: with another child's name, and with none."""

import random

# Borne in Britain; half of them drawn so that no list is likely to hold every one.
_FIRST = """
Toby Kyle Aaliyah Mohammed Oluwaseun Chidera Siobhan Rhys Angharad Declan Caoimhe Kasia Andrei
Zofia Gurpreet Harjit Simran Ayesha Zainab Ibrahim Abdirahman Hodan Yusuf Kwame Abena Shanice
Tyrell Jermaine Kemar Callum Liam Connor Jayden Kayleigh Chantelle Bethany Leanne Ryan Ethan
Lacey Mikolaj Dariusz Ionut Florin Dmitri Nadia Leyla Emre Aram Nguyen Paddy Bridie Johnboy
Kezia Levi Ezra Micah Zoë Chloé Renée Siân Padraig Tomasz Niamh Tadhg Eoin Ffion Iestyn Tyrone
Dwayne Marlon Tanisha Latoya Priya Rohan Anjali Farhan Sumaiya Tasnim Rukhsana Kofi Ama Emeka
Ngozi Temitope Fatou Lamin Isatou Bilal Hamza
"""
FIRST = _FIRST.split()
_LAST = """
Hargreaves Okonkwo McAllister Begum Hussain Kowalski Popescu O'Donoghue Llewellyn Sidhu
Farquharson Adeyemi Mensah Lockyer Braithwaite Featherstone Nguyen Warsame Ahmadzai Pereira
Doherty Connors Mongan Boateng Rahman Patel Chowdhury Sesay Jalloh Szymanski
"""
LAST = _LAST.split()
_EVERYDAY = """
Will Grace Hope Faith Mark Rose Jack Dawn Summer Rob
"""
EVERYDAY = _EVERYDAY.split()
_NEW = """
Zephyrine Oluwatamilore Jaxtyn Kyrin Tavarion Breslyn Aurelio Nkosana
"""
NEW = _NEW.split()

WITH_FIRST = [
    "{n} was late to the session on Monday.",
    "{n} has made good progress with maths.",
    "We talked about how {n} feels when plans change.",
    "Staff say that {n} settles quickly on the unit.",
    "{n}’s mum visits on Sundays.",
    "The plan is built round {n}'s strengths.",
    "He walked to the shop with {n} and came back at six.",
    "When {n} is upset, give him ten minutes alone.",
    "It was clear that {n} had not understood.",
    "On Tuesday {n} rang his nan.",
    "Both {n} and his worker signed it.",
    "This report is about {n}, who is 16.",
    "“{n} is a good lad,” his nan said.",
    "Meeting with {n} at the college.",
    "- {n} to be met at the gate",
    "Objective: {n} can name two people to ring.",
    "The court should know that {n}, aged 15, has no previous orders.",
    "A letter was sent to {n} on 3 March.",
    "**{n}** told us what helps.",
    "{N} WAS SEEN ON THE WING.",
    "we saw {low} at the office and {low} agreed the plan",
    "Bail was refused. {n} was taken to Wetherby.",
    "His keyworker thinks {n} needs more time; {n} agrees.",
    "{n}-centred planning is not a phrase he likes.",
]
WITH_BOTH = [
    "{n} {s} was sentenced on 12 February 2026.",
    "The case of {n} {s} was heard in Leeds.",
    "Mr {s} attended with his son.",
    "Mrs {s} said that he sleeps better now.",
    "The {s} family were told in person.",
    "Present: {n} {s} and his mother.",
    "RE: {n} {s}",
    "Miss {s}’s view is that he should stay.",
]
WITH_EVERYDAY = [
    "We told {n} about the hearing on Friday.",
    "He was with {n} when it happened.",
    "{n} said that the food was better at home.",
    "His mate {n} lives on the same street.",
    "{n}’s mum came to the meeting.",
    "The worker met {n} at the gate.",
    "Her sister {n} is 12 and doing well at school.",
    "He thinks that {n} told the police.",
    "{n} Hargreaves was there as well.",
    "She asked {n} to leave.",
    "{n} is 15 and lives with her nan.",
    "{n} was arrested on Friday night.",
]
WITH_NEW = [
    "He told {n} that it was over.",
    "His friend {n} was arrested on the same day.",
    "In the end {n} said sorry.",
    "Her cousin {n} lives in Leeds.",
    "We spoke about {n}’s mum and the flat.",
]

QUIET = """
Will you come to the meeting on {day}?
He will be home in {month}.
The review is in {month}, and the next in {month2}.
In {month} he moved to {town}.
{month} was hard for him.
Art is his favourite lesson, and Drama is next.
His Art folder shows real skill.
He rose to the occasion and spoke first.
Rose early, had breakfast, went to work.
There is a grace period of ten days.
Grace periods are in the policy.
Faith is important to him, and so is family.
Hope is what he needs most.
He hopes to see his nan in {town}.
Mark the date on the calendar.
Mark schemes for Maths were shared with {school}.
The bill was paid by his dad.
Bill payments are made on {day}.
He drew a picture of home.
A grant from the council paid for the bike.
Grant funding ends in {month}.
He was frank about what he did.
Frank conversations help him most.
Talk to Frank leaflets were given out.
Chase the landlord for a reply by {day}.
Sue for damages was not what he meant.
He was robbed in {town} last {month}.
Pat the dog first, then go in.
The max stay is two nights.
Summer is a risky time for him.
The summer scheme in {town} starts in {month}.
Dawn is when he wakes.
He likes Sky Sports and football.
He went to Jordan and Cyprus on holiday.
He supports {club} and trains on {day}.
{club} beat {club2} at the weekend.
She has family in Paris and in {country}.
He was born in {country} and speaks {language}.
His first language is {language}.
He bought {brand} trainers in {town}.
They sold his {brand} phone for cash.
The Home Office wrote about his status.
The Youth Court at {town} sits on {day}.
He is on the Isle of Wight until {month}.
Barnardo’s and the NSPCC are working together.
AssetPlus was completed on {day}.
He is Muslim and will keep Ramadan.
A Christian chaplain visits on {day}.
Eid falls in {month} this year.
Mum said that he sleeps better.
Nan’s house is calm, and Dad comes on {day}.
Grandad told him to stay out of it.
Police said that nobody was hurt.
School told us about the exclusion.
Staff asked him to wait.
Everyone agreed that the plan is right.
The panel thanked all who came.
He attends {school} three days a week.
He starts at {school} in {month}.
The bus from {town} to {town2} takes an hour.
King Street is where he was arrested.
He lives near Victoria Park in {town}.
St Helens is his nearest town.
He saw a Star Wars film with his class.
PC and TV are not allowed after ten.
Easter Monday is a bank holiday.
The Children Act 1989 sets this out.
Section 250 of the Sentencing Act applies.
Level 1 in English, Entry 3 in Maths.
His ADHD medicine is given at 8am.
GCSE exams begin in {month}.
Jack of all trades, he says of himself.
He has a carer who is firm but fair.
He has a mason’s eye for a straight wall.
The rich kids at school laughed at him.
Art therapy on {day}s helps.
May we visit on {day}?
May is too late for the review.
He may go home in {month}.
April showers or not, football is on.
June is exam month at {school}.
He got a penny for every bag.
She wears a ruby ring and a pearl necklace.
The robin on the card is his own drawing.
A daisy chain hung over the door.
He wants to be a barber like his uncle.
The cook on the unit knows him well.
“I don’t know,” he said, and looked down.
“Leave me alone,” was all he said.
I’m fine, I’ve eaten, I’d like to go.
Victoria line trains were delayed.
He supports Lincoln City and lives in Kent.
Hope is fading, and Faith schools are full.
Grace was said before the meal.
Art was moved to {day}.
Summer is here.
Jordan is a long flight from {town}.
Will has the meaning of a wish, too.
May is 31 days long, and so is August.
Chelsea boots are not allowed on the wing.
Charity shop work suits him on {day}s.
The Prince’s Trust course starts in {month}.
Duke of Edinburgh’s Award: bronze by {month}.
He was in Feltham, then Wetherby, then {town}.
Black and White British children are counted apart.
""".strip().splitlines()
FILL = {
    "day": ["Monday", "Tuesday", "Friday", "Sunday"],
    "month": ["May", "April", "June", "August", "October"],
    "month2": ["June", "September"],
    "town": ["Bolton", "Lincoln", "Chester", "Preston", "Nelson", "Leigh", "Rochdale", "Derby"],
    "town2": ["Bradford", "Burnley", "York"],
    "club": ["Arsenal", "Chelsea", "Leeds United", "Preston North End", "Aston Villa"],
    "club2": ["Everton", "Liverpool", "Bolton Wanderers"],
    "country": ["Jordan", "Jamaica", "Somalia", "Georgia", "Poland", "Chad"],
    "language": ["Polish", "Somali", "Urdu", "Welsh", "Twi"],
    "brand": ["Nike", "Adidas", "Apple", "Samsung", "North Face"],
    "school": ["Rose Hill Academy", "St Mary’s High School", "Grace Park School", "Kent College"],
}


def with_names(pick: random.Random, times: int) -> list[tuple[str, str]]:
    """(the name's first word, the sentence); the same for the same `pick`."""
    found = []
    for _ in range(times):
        kind = pick.random()
        first, last = pick.choice(FIRST), pick.choice(LAST)
        if kind < 0.6:
            text = pick.choice(WITH_FIRST)
        elif kind < 0.75:
            text = pick.choice(WITH_BOTH)
        elif kind < 0.9:
            text, first = pick.choice(WITH_EVERYDAY), pick.choice(EVERYDAY)
        else:
            text, first = pick.choice(WITH_NEW), pick.choice(NEW)
        name = first if "{n}" in text or "{N}" in text or "{low}" in text else last
        text = text.format(n=first, s=last, N=first.upper(), low=first.lower())
        found.append((name, text))
    return found


def quiet(pick: random.Random, times: int) -> list[str]:
    """Sentences that name nobody; each is there once before any is drawn again."""
    found = []
    for number in range(times):
        text = QUIET[number % len(QUIET)]
        found.append(text.format(**{key: pick.choice(words) for key, words in FILL.items()}))
    return found
