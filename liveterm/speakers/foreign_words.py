"""The words of other languages that the engine knows: verbs of saying, what people are, and words around names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from liveterm.speakers.lexicon import listed

Phrase = tuple[str, ...]


class Speech(NamedTuple):
    """A language's words: `says` make speak, `helps` may stand between name and verb, `denies` and `passive` undo it.

    `according` go before a name and `after_name` behind it; `prepositions` make a name part of something else; `roles`
    (or words that end in `role_ends`) are what people are; `told` begins who was told, `that` what was said; `days` may
    stand before a verb whose subject follows; `drops` when the pronoun may be left out. `articles` have a gender,
    `anybody` are ends of roles that news gives to people it does not name; `parts` are helpers parted from their verb,
    `where` begins where or when it was said. `owned` are articles, with how the noun ends, that make it another's;
    `parted` are verbs with the word that completes them further on,
    `words` what somebody says something in: 'la risposta di N: …', `who` goes on about a name.
    """

    says: frozenset[str]
    helps: frozenset[str]
    according: tuple[Phrase, ...]
    prepositions: frozenset[str]
    passive: frozenset[str]
    denies: frozenset[str]
    roles: frozenset[str]
    pronouns: dict[str, str]
    told: frozenset[str]
    that: frozenset[str]
    drops: bool = False
    after_name: frozenset[str] = frozenset()
    role_ends: tuple[str, ...] = ()
    days: frozenset[str] = frozenset()
    articles: Mapping[str, str] = MappingProxyType({})
    anybody: tuple[str, ...] = ()
    parts: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    owned: tuple[tuple[str, str], ...] = ()
    parted: Mapping[str, str] = MappingProxyType({})
    words: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()


def _phrases(text: str) -> tuple[Phrase, ...]:
    """Phrases parted by bars, the longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in text.split("|")), key=len, reverse=True))


SPEECH = {
    "de": Speech(
        listed("""
        schildert schilderte beschreibt beschrieb klagt klagte gesteht gestand behauptet behauptete schimpft schimpfte
        seufzt seufzte lacht lachte scherzt scherzte sagt sagte gesagt sagten erklärt erklärte betont betonte warnt
        warnte gewarnt fordert forderte gefordert forderten schreibt schrieb geschrieben meint meinte kündigt kündigte
        angekündigt kritisiert kritisierte lobt lobte gelobt erläutert erläuterte versichert versicherte mahnt mahnte
        teilt teilte mitgeteilt berichtet berichtete erzählt erzählte antwortet antwortete ergänzt ergänzte fügte
        räumt räumte bestätigt bestätigte bezeichnet bezeichnete nannte nennt begründet begründete bekräftigt
        bekräftigte beklagt beklagte bedauert bedauerte verspricht versprach verlangt verlangte äußert äußerte sprach
        spricht gesprochen verurteilt verurteilte begrüßt begrüßte nennt genannt resümiert resümierte urteilt urteilte
        kontert konterte twittert twitterte postete jubelt jubelte schwärmt schwärmte droht drohte verteidigt
        verteidigte appelliert appellierte gemahnt fragt fragte entgegnet
        entgegnete erwidert erwiderte dankt dankte gedankt mitteilte ankündigte einräumte hinzufügte
        unterstreicht unterstrich unterstrichen prophezeit prophezeite prognostiziert prognostizierte beteuert
        beteuerte dementiert dementierte bestreitet bestritt widerspricht widersprach erinnert erinnerte
        spottet spottete wettert wetterte analysiert analysierte bilanziert bilanzierte konstatiert
        konstatierte moniert monierte rügt rügte würdigt würdigte eingeräumt bekanntgegeben
        zurückgewiesen vorgeworfen hervorgehoben verkündet verkündete präzisiert präzisierte kommentiert
        kommentierte gratuliert gratulierte plädiert plädierte bemängelt bemängelte befürchtet befürchtete
        empfiehlt empfahl empfohlen fügt poltert polterte stichelt stichelte
        """),
        listed("""
        hat habe haben nun auch jetzt am zuvor dann sich danach zudem heute gestern bereits erneut außerdem dabei dazu
        daraufhin später weiter hatte wiederum
        """),
        _phrases("laut|nach angaben von|nach den worten von|nach ansicht von|nach aussage von|nach meinung von|so"),
        listed("von vom mit für gegen bei über an zu zum zur durch nach unter"),
        listed("wird wurde worden werden wurden"),
        listed("nicht nie kein"),
        listed("""
        freund freundin bruder schwester sohn tochter ehemann ehefrau witwe ökonom ökonomin
        klimaforscher anwalt anwältin zeuge zeugin
        mutter vater general oberst arzt ärztin rabbi papst bischof boss ceo coach premier verteidiger verteidigerin
        herr frau expertin experte vorstand könig königin prinz prinzessin torwart stürmer kapitän landrat landrätin
        stadtrat staatsanwalt staatsanwältin rechtsanwalt rechtsanwältin augenzeuge bundesrat
        """),
        {"er": "m", "sie": "f"},
        listed("der dem den"),
        listed("dass"),
        False,
        listed("zufolge"),
        (
            "minister",
            "ministerin",
            "präsident",
            "präsidentin",
            "chef",
            "chefin",
            "sprecher",
            "sprecherin",
            "kanzler",
            "kanzlerin",
            "meister",
            "meisterin",
            "trainer",
            "trainerin",
            "leiter",
            "leiterin",
            "direktor",
            "direktorin",
            "forscher",
            "forscherin",
            "professor",
            "professorin",
            "politiker",
            "politikerin",
            "vorsitzende",
            "vorsitzender",
            "richter",
            "richterin",
            "gründer",
            "gründerin",
            "sekretär",
            "sekretärin",
            "senator",
            "senatorin",
            "abgeordnete",
            "abgeordneter",
            "kommissar",
            "kommissarin",
            "bewohner",
            "bewohnerin",
            "manager",
            "managerin",
            "experte",
            "expertin",
            "beauftragte",
            "beauftragter",
            "botschafter",
            "botschafterin",
            "kommandant",
            "kommandantin",
            "klagte",
            "klagter",
            "inspekteur",
            "leutnant",
            "ologe",
            "ologin",
        ),
        listed("tag abend morgen heute gestern dazu dabei zuvor danach später zudem außerdem anschließend mittag"),
        {"der": "m", "die": "f"},
        (
            "sprecher",
            "sprecherin",
            "freund",
            "freundin",
            "bruder",
            "schwester",
            "sohn",
            "tochter",
            "zeuge",
            "zeugin",
            "anwalt",
            "anwältin",
            "bewohner",
            "bewohnerin",
            "beamte",
        ),
        listed("hat hatte"),
        owned=(
            ("des", ""),
            ("dem", ""),
            ("den", ""),
            ("eines", ""),
            ("einem", ""),
            ("einer", "in"),
            ("der", "in"),
        ),
        words=listed("antwort reaktion worte kommentar appell forderung"),
        parted={
            "warf": "vor",
            "wirft": "vor",
            "wies": "zurück",
            "weist": "zurück",
            "rief": "auf",
            "ruft": "auf",
            "hielt": "entgegen",
            "hält": "entgegen",
            "hob": "hervor",
            "hebt": "hervor",
            "stellte": "klar",
            "stellt": "klar",
            "führte": "aus",
            "führt": "aus",
            "gab": "zu",
            "gibt": "zu",
            "merkte": "an",
            "merkt": "an",
            "stimmte": "zu",
            "legte": "nach",
            "legt": "nach",
        },
    ),
    "it": Speech(
        listed("""
        sorride sospira scherza taglia dice disse detto dichiara dichiarato afferma affermato spiega spiegato scrive
        scritto aggiunge aggiunto sottolinea sottolineato annuncia annunciato avverte avvertito ribadisce ribadito
        precisa precisato commenta commentato risponde risposto racconta raccontato ricorda ricordato assicura
        assicurato denuncia denunciato osserva osservato replica replicato conclude concluso ammette ammesso sostiene
        sostenuto chiede chiesto attacca attaccato conferma confermato rivela rivelato esulta twitta riferisce
        riferito definisce definito parla parlato tuona incalza ironizza auspica auspicato promette promesso critica
        criticato esorta rilancia rivendica difende domandato domandò ringraziato ringrazia ribatte ribattuto
        condanna condannato esclama esclamato
        dichiarò affermò spiegò aggiunse scrisse rispose sottolineò annunciò avvertì ribadì commentò raccontò
        ricordò concluse ammise sostenne chiese confermò rivelò precisò osservò replicò evidenzia evidenziato
        puntualizza puntualizzato insiste insistito lamenta lamentato accusa accusato prosegue proseguito
        confessa confessato garantisce garantito smentisce smentito minacciato propone proposto
        suggerisce suggerito sfoga sfogato chiarisce chiarito chiosa sbotta sentenzia rassicura rassicurato
        ripete ripetuto contesta contestato segnala segnalato loda lodato elogia elogiato attaccò difese promise definì
        """),
        listed("ha hanno ora poi anche oggi ieri così già infine inoltre ancora invece però aveva si gli le ci mi lo"),
        _phrases("secondo|a detta di|per bocca di|stando a|così|per"),
        listed("di da del della dei degli dal dalla con per su sul contro tra fra a al alla dello dell' dall' all'"),
        listed("è stato stata viene venne stati era"),
        listed("non né"),
        listed("""
        omologo omologa amministratore amministratrice economista giornalista analista amico amica marito moglie
        vedova fratello sorella figlio figlia sindaco sindaca ministro ministra presidente premier governatore
        governatrice assessore assessora segretario segretaria leader avvocato avvocata professore professoressa
        allenatore tecnico procuratore procuratrice generale colonnello capitano deputato deputata senatore senatrice
        vescovo cardinale papa direttore direttrice commissario portavoce vicepremier vicepresidente sottosegretario
        attaccante difensore centrocampista portiere fondatore fondatrice imprenditore regista attore attrice cantante
        scrittore scrittrice giudice pm prefetto prefetta geologo geologa questore dottor dottoressa signor signora
        padre madre capogruppo eurodeputato ct testimone capo comandante responsabile coordinatore coordinatrice barista
        magistrato magistrata rettore rettrice medico esperto esperta
        """),
        {"lui": "m", "lei": "f", "egli": "m", "ella": "f"},
        listed("a ai al alla alle agli all'ansa"),
        listed("che di"),
        True,
        articles={"il": "m", "la": "f", "lo": "m"},
        role_ends=("ologo", "ologa"),
        words=listed("replica risposta commento parole reazione appello messaggio"),
        who=listed("che"),
        where=listed("in durante nel nella al alla a su dopo ieri oggi"),
        anybody=(
            "portavoce",
            "esperto",
            "esperta",
            "testimone",
            "amico",
            "amica",
            "marito",
            "moglie",
            "fratello",
            "sorella",
            "figlio",
            "figlia",
            "avvocato",
            "avvocata",
            "padre",
            "madre",
        ),
    ),
    "es": Speech(
        listed("""
        suspira bromea sonríe dice dijo dicho afirma afirmó afirmado asegura aseguró asegurado explica explicó
        explicado señala señaló señalado añade añadió añadido anuncia anunció anunciado declara declaró declarado
        advierte advirtió advertido escribe escribió escrito insiste insistió responde respondió respondido cuenta
        contó contado recuerda recordó denuncia denunció denunciado subraya subrayó subrayado sostiene sostuvo
        reconoce reconoció admite admitió agregó agrega expresó expresa comentó comenta manifestó manifiesta indicó
        indica confirmó confirma precisó precisa concluyó reiteró reitera pidió pide exigió exige lamentó lamenta
        sentenció zanjó zanja zanjado destacó destaca defiende defendió defendido critica criticó criticado celebró
        celebrado tildó tildado calificó calificado acusa acusó acusado prometió prometido garantizó garantizado avisó
        avisado apuntó apuntado recalcó recalcado rechazó rechazado valoró valorado detalló detallado pedido exigido
        reiterado confirmado admitido reconocido respondido insistido comentado indicado destacado lamentado
        manifestado concluido expresado precisado relata relató ironizó bromeó preguntó preguntado pregunta contesta
        contestó contestado replica replicó replicado agradece agradeció agradecido opina opinó opinado considera
        consideró considerado aclaró aclarado condenó condenado reprocha reprochó reprochado
        apostilla apostilló apostillado matiza matizó matizado remarca remarcó remarcado enfatiza enfatizó
        enfatizado puntualiza puntualizó prosigue prosiguió sugiere sugirió sugerido propone propuso propuesto
        reclama reclamó reclamado insta instó instado alertó alertado confiesa confesó confesado revela
        reveló revelado desmiente desmintió desmentido niega negó negado informa informó informado argumenta
        argumentó argumentado alega alegó alegado resalta resaltó resaltado ratifica ratificó espeta espetó
        arremete arremetió felicita felicitó felicitado elogia elogió elogiado resumió vaticina vaticinó
        reivindica reivindicó reivindicado plantea planteó planteado justifica justificó justificado describió
        descrito aclara condena exclama exclamó recordado agregado sostenido sentenciado ironizado bromeado
        relatado avisa resaltado ratificado defendido vaticinado repite repitió repetido
        """),
        listed("ha han había ahora también hoy ayer luego ya además así después le les lo se me nos"),
        _phrases("según|de acuerdo con|a juicio de|en palabras de"),
        listed("de del con para por contra entre a al sobre"),
        listed("fue sido fueron era es son"),
        listed("no nunca ni tampoco"),
        listed("""
        homólogo homóloga amigo amiga padre madre hermano hermana marido esposa viuda hijo hija economista periodista
        analista climatólogo presidente presidenta alcalde alcaldesa ministro ministra portavoz líder secretario
        secretaria abogado abogada entrenador entrenadora técnico general coronel consejero consejera vicepresidente
        vicepresidenta diputado diputada director directora gobernador gobernadora fiscal juez jueza rey reina papa
        obispo cardenal canciller senador senadora exministro expresidente delantero centrocampista defensa portero
        experto experta seleccionador capitán actor actriz cantante escritor escritora profesor profesora doctor doctora
        comisario comisaria testigo vecino vecina fundador fundadora mandatario jefe jefa embajador embajadora
        lehendakari conseller president responsable coordinador coordinadora rector rectora médico médica
        magistrado magistrada
        """),
        {"él": "m", "ella": "f"},
        listed("a al"),
        listed("que"),
        True,
        articles={"el": "m", "la": "f"},
        role_ends=("ólogo", "óloga"),
        words=listed("réplica respuesta palabras reacción comentario mensaje"),
        who=listed("que quien"),
        where=listed("en durante tras ante hoy ayer este esta a"),
        anybody=(
            "portavoz",
            "experto",
            "experta",
            "testigo",
            "amigo",
            "amiga",
            "padre",
            "madre",
            "hermano",
            "hermana",
            "hijo",
            "hija",
            "abogado",
            "abogada",
            "vecino",
            "vecina",
        ),
    ),
    "fr": Speech(
        listed("""
        sourit souffle soupire s'exclame s'indigne s'inquiète s'agace peste plaisante félicite félicité réjouit réjoui
        dit déclare déclaré affirme affirmé explique expliqué ajoute ajouté annonce annoncé assure assuré écrit estime
        estimé souligne souligné prévient prévenu répond répondu précise précisé dénonce dénoncé martèle martelé lance
        lancé raconte raconté confie confié témoigne témoigné rappelle rappelé indique indiqué reconnaît reconnu admet
        admis insiste insisté regrette regretté réagit réagi salue salué juge jugé promet promis avertit averti plaide
        plaidé accuse accusé appelle appelé conclut conclu commente commenté s'est confirme confirmé révèle révélé
        qualifie qualifié évoque évoqué fustige fustigé ironise glisse glissé résume résumé pointe pointé détaille
        détaillé poursuit poursuivi demande demandé réclame réclamé exhorte tranche tranché remercie remercié rétorque
        rétorqué réplique répliqué ironisé condamne condamné
        soutient soutenu nuancé renchérit renchéri enchaîne s'enthousiasme déplore déploré
        s'interroge interpelle interpellé alerté défend défendu dément démenti nié avoue avoué
        reproche reproché menacé préconise préconisé suggère suggéré proposé observé noté tacle taclé raille
        raillé balaie balayé tweete tweeté concède concédé exige exigé rassure rassuré jure juré prédit
        martelait déclarait expliquait affirmait assurait disait estimait soulignait rappelait racontait
        confiait ajoutait écrivait renchérit s'emporte s'insurge clame clamé répète répété
        """),
        listed(
            "a ont avait se aussi maintenant ensuite encore déjà ainsi également pour sa part "
            "de son côté hier s'est lui leur nous"
        ),
        _phrases("selon|d'après|à en croire|pour"),
        listed("de du des avec pour par contre entre à au aux sur chez d'"),
        listed("été est sont sera"),
        listed("n'a ne pas jamais"),
        listed("""
        homologue ami amie frère sœur père mère mari épouse veuve fils fille journaliste analyste délégué déléguée
        syndicaliste climatologue maire ministre président présidente secrétaire député députée sénateur sénatrice
        porte-parole avocat avocate professeur professeure entraîneur sélectionneur général colonel préfet préfète
        procureur procureure directeur directrice fondateur fondatrice cofondateur patron patronne chef cheffe pdg dg
        roi reine pape évêque cardinal chancelier chancelière commissaire ambassadeur ambassadrice attaquant milieu
        défenseur gardien capitaine acteur actrice chanteur chanteuse écrivain romancier romancière réalisateur
        réalisatrice chercheur chercheuse économiste historien historienne eurodéputé eurodéputée maître me mme
        monsieur m juge témoin habitant habitante leader magistrat magistrate responsable expert experte
        """),
        {"il": "m", "elle": "f"},
        listed("à au aux"),
        listed("que qu'il qu'elle"),
        articles={"le": "m", "la": "f"},
        role_ends=("ologue",),
        words=listed("réponse réplique réaction mots commentaire appel message"),
        who=listed("qui"),
        anybody=(
            "porte-parole",
            "expert",
            "experte",
            "témoin",
            "ami",
            "amie",
            "frère",
            "sœur",
            "père",
            "mère",
            "mari",
            "fils",
            "fille",
            "avocat",
            "avocate",
            "habitant",
            "habitante",
            "source",
        ),
    ),
    "pt": Speech(
        listed("""
        brinca brincou suspira diz disse dito afirma afirmou afirmado explica explicou acrescenta acrescentou anuncia
        anunciou declara declarou escreve escreveu garante garantiu alerta alertou responde respondeu critica criticou
        conta contou lembra lembrou defende defendeu ressalta ressaltou destaca destacou admite admitiu reconhece
        reconheceu sublinha sublinhou considera considerou lamenta lamentou revela revelou confirma confirmou conclui
        concluiu comenta comentou pede pediu exige exigiu avisa avisou assegura assegurou salienta salientou reforça
        reforçou elogiou elogia acusou acusa prometeu promete apontou aponta desabafou ironizou celebrou reagiu reage
        referiu refere frisou frisa notou adiantou relatou relata rebateu disparou fala falou perguntou pergunta
        ripostou replicou retorquiu contestou agradeceu agradece condenou
        sustentou sustenta argumenta argumentou enfatiza enfatizou pontua pontuou observa observou informa
        informou esclarece esclareceu detalha detalhou atacou negou nega insiste insistiu propôs propõe
        sugeriu sugere reiterou reitera justificou justifica denunciou denuncia apelou apela vincou completou
        prosseguiu prossegue avaliou avalia opinou rejeitou rejeita classificou classifica descreveu descreve
        felicitou desmentiu desmente confessou confessa indicou indica previu questionou questiona gritou
        repete repetiu concordou afirmava dizia exclama exclamou
        """),
        listed("tem têm agora também hoje ontem já depois ainda tinha lhe lhes nos"),
        _phrases("segundo|de acordo com|nas palavras de|para"),
        listed("de do da dos das com para por pelo pela contra entre a ao à sobre"),
        listed("foi sido foram é são era"),
        listed("não nunca nem"),
        listed("""
        homólogo homóloga amigo amiga pai mãe irmão irmã marido esposa viúva filho filha economista jornalista
        analista climatologista cientista artista presidente presidenta ministro ministra prefeito prefeita governador
        governadora deputado deputada senador senadora líder porta-voz treinador treinadora técnico advogado advogada
        juiz juíza delegado delegada secretário secretária diretor diretora professor professora primeiro-ministro
        primeira-ministra general coronel papa bispo cardeal rei rainha chanceler atacante zagueiro goleiro meia
        capitão ator atriz cantor cantora escritor escritora fundador fundadora doutor doutora médico médica
        procurador procuradora embaixador embaixadora vereador vereadora autarca selecionador testemunha morador
        moradora dr dra especialista economista-chefe diretor-geral diretora-geral secretário-geral
        secretária-geral presidente-executivo presidente-executiva
        """),
        {"ele": "m", "ela": "f"},
        listed("a ao à aos"),
        listed("que"),
        True,
        articles={"o": "m", "a": "f"},
        role_ends=("ólogo", "óloga", "ologista"),
        words=listed("réplica resposta palavras reação comentário mensagem"),
        who=listed("que quem"),
        where=listed("em durante no na após ante hoje ontem nesta neste à ao aos"),
        anybody=(
            "porta-voz",
            "especialista",
            "testemunha",
            "amigo",
            "amiga",
            "pai",
            "mãe",
            "irmão",
            "irmã",
            "filho",
            "filha",
            "advogado",
            "advogada",
            "morador",
            "moradora",
        ),
    ),
}
