"""Uppsala's assignments and board goals at the follow-up per April 2024.

Numbers, texts, focus goals and statuses are as the follow-up prints them; its comments are told in
our own words, shortly. The department that answers is read from the comments, or assumed.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.demo.generator import files
from data.demo.generator.files import Export

PERIOD = 202404
_BEGUN = "Påbörjad"
_GOAL_1 = "1 Uppsala ska säkra en stark ekonomi och värna välfärden"
_GOAL_2 = "2 Uppsala ska ha ett välmående näringsliv och skapa fler jobb"
_GOAL_3 = "3 Uppsala ska leda klimatomställningen"
_GOAL_4 = "4 Uppsala ska bli tryggare med jämlika livsvillkor"
_ASSIGNMENT, _BOARD_GOAL = "Uppdrag", "Nämndmål"

WORK = (
    (_GOAL_1, "1", _ASSIGNMENT, "Frigöra tid och resurser till kommunens kärnverksamheter genom "
     "att effektivisera administrationen och minska den administrativa belastningen", "41",
     "Onödig administration söks löpande. Beslut om ersättningsskanning förbereds till hösten."),
    (_GOAL_1, "3", _ASSIGNMENT, "Utveckla digitala välfärdstjänster för ökad samhällsnytta och ett "
     "mer effektivt resursutnyttjande", "41",
     "E-tjänsten meddelande till brukare planeras till hösten. En grupp prövar automatisering."),
    (_GOAL_1, "4", _ASSIGNMENT, "Stärka kompetensförsörjningen och säkerställa ett hållbart "
     "arbetsliv och hälsofrämjande arbetssätt inom kommunkoncernen", "41",
     "Kompetenstrapporna breddas. Arbetsbelastningen hos handläggare för barn och unga kartläggs."),
    (_GOAL_1, "8", _ASSIGNMENT, "Åstadkomma en omställning mot en effektiv och nära vård med fokus "
     "på förebyggande och hälsofrämjande insatser", "44",
     "Samverkan pågår i de forum som finns."),
    (_GOAL_1, "", _BOARD_GOAL, "Kommunkoncernen ska ha en hållbar och hälsofrämjande arbetsmiljö",
     "41", "Arbetet pågår i flera spår, se uppdrag 4."),
    (_GOAL_1, "", _BOARD_GOAL, "Nämnden ska ha en budget i balans och en långsiktigt hållbar "
     "ekonomi", "42",
     "Underskott om 8,5 mkr per mars, mest i barn- och ungdomsvården. Helåret väntas ge ett "
     "underskott om 20 mkr."),
    (_GOAL_2, "12", _ASSIGNMENT, "Förenkla företagens vardag genom att utveckla en nytänkande, "
     "effektiv och rättssäker företagsservice med hög kvalitet", "41",
     "Leverantörsuppföljningen utvecklas: fakturor prövas och avrop följs mot rangordningen."),
    (_GOAL_2, "15", _ASSIGNMENT, "Stärka Uppsalas position som internationell aktör och driva "
     "utveckling i och tillsammans med omvärlden", "41",
     "Externa medel för internationella utbyten bevakas."),
    (_GOAL_3, "20", _ASSIGNMENT, "Öka takten i klimatomställningen för att minska "
     "växthusgasutsläppen och nå målet om ett klimatneutralt Uppsala 2030 och klimatpositivt "
     "Uppsala senast 2050", "41", "Arbetet pågår. Det är för tidigt att bedöma effekten."),
    (_GOAL_3, "21", _ASSIGNMENT, "Utveckla det systematiska arbetet för att anpassa Uppsala till "
     "ett förändrat klimat", "41",
     "Behovet av samverkan kartläggs under året. Krisberedskapen samordnas redan."),
    (_GOAL_4, "26", _ASSIGNMENT, "Utveckla kommunens förmåga att förebygga och bekämpa "
     "ungdomsbrottslighet och kriminalitet", "43",
     "Riktade insatser i familjecentralerna, och avhopparverksamhet också för 13–17 år."),
    (_GOAL_4, "27", _ASSIGNMENT, "Förebygg och bryt segregationen och stärk den sociala "
     "sammanhållningen", "44", "Ett uppsökande team finns, och Bostad först används."),
    (_GOAL_4, "29", _ASSIGNMENT, "Utreda möjligheterna att erbjuda kvinnor i skyddat boende en "
     "trygg bostadssituation", "44", "Utredningen är påbörjad med kommunstyrelsen."),
    (_GOAL_4, "30", _ASSIGNMENT, "Påskynda integrationen för en snabbare etablering av nyanlända",
     "43", "Informationen har anpassats. Samhällsvägledare och kulturtolkar utvärderas."),
    (_GOAL_4, "32", _ASSIGNMENT, "Stärka arbetet med att främja psykisk hälsa och förebygga och "
     "hantera ökad psykisk ohälsa", "44",
     "Alla handläggare erbjuds utbildning i suicidprevention. En ny rutin införs i höst."),
    (_GOAL_4, "33", _ASSIGNMENT, "Insatser mot droger i skolan och barn och ungas nära miljö "
     "ska stärkas", "43", "Ungdomscentrum anställer en medarbetare som arbetar mot skolorna."),
    (_GOAL_4, "35", _ASSIGNMENT, "Utveckla kommunens krisberedskap och det civila försvaret i "
     "syfte att stärka samhällets motståndskraft", "41",
     "Arbetssätt utan it prövas, och rutinerna förankras."),
)  # fmt: skip


def exports() -> Iterator[Export]:
    """The follow-up, as a list."""
    header = ("Uppföljning per", "Fokusmål", "Nr", "Slag", "Uppdrag", "Ansvarig avdelning",
              "Avrapporteras", "Till KS/KF", "Status", "Kommentar")  # fmt: skip
    rows = [
        (str(PERIOD), goal, number, kind, text, department, "april, augusti och bokslut", "Ja",
         _BEGUN, comment)
        for goal, number, kind, text, department, comment in WORK
    ]  # fmt: skip
    yield Export(f"uppdrag_{PERIOD}.csv", files.delimited(header, rows, encoding="utf-8"))
