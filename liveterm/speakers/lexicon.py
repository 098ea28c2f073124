"""Small hand-made lists: what a capital letter may mean besides a name, and which words make someone speak.

Everything is lower case. The lists only ever tip a balance: a name the session has seen with a title, a role or a
full first name needs none of them.
"""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """A set of the words of a text."""
    return frozenset(text.split())


NAME_PARTICLES = listed("""
de da di du del della dos das la le van von der den ter ten bin bint ibn al el ben abu af av zu und y e mac
""")

FOREIGN_TITLES = {
    "m": "m", "mme": "f", "mlle": "f", "monsieur": "m", "sr": "m", "sra": "f", "srta": "f", "señor": "m",
    "señora": "f", "senhor": "m", "senhora": "f", "signor": "m", "signora": "f", "herr": "m", "frau": "f",
}  # fmt: skip
TITLES = FOREIGN_TITLES | {
    "mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f", "baroness": "f",
    "king": "m", "prince": "m", "queen": "f", "princess": "f", "pope": "m", "father": "m", "sheikh": "m", "imam": "m",
    "baron": "m", "viscount": "m", "duke": "m", "duchess": "f", "sister": "f", "dr": "", "doctor": "", "prof": "",
    "professor": "", "rev": "", "reverend": "", "gen": "", "general": "", "col": "", "colonel": "", "capt": "",
    "captain": "", "lt": "", "lieutenant": "", "cmdr": "", "commander": "", "admiral": "", "adm": "", "sgt": "",
    "sergeant": "", "maj": "", "major": "", "cpl": "", "pc": "", "det": "", "ch": "", "insp": "", "supt": "", "gov": "",
    "sen": "", "rep": "", "sens": "", "reps": "", "drs": "", "messrs": "m", "fr": "", "br": "", "pres": "", "judge": "",
    "justice": "", "cllr": "", "coun": "", "councillor": "", "brig": "",
    "brigadier": "", "marshal": "", "archbishop": "", "bishop": "", "cardinal": "m", "rabbi": "", "hon": "", "rt": "",
    "ayatollah": "m", "chief": "", "inspector": "", "superintendent": "", "constable": "", "detective": "",
}  # fmt: skip
"""Words that stand before a name and what they say of gender."""

OFFICES = listed("""
president premier chancellor secretary minister secretary-general mayor governor speaker taoiseach ambassador envoy
king queen pope prince princess judge commissioner chair chairman chairwoman chairperson chief leader pm ceo
""")
"""Roles that one person holds at a time: a later post may use them for the name."""

POSTS = listed("manager boss coach captain skipper director editor head headteacher host chief")
"""Trades that one person has where it is told of what: 'the Ashby manager', 'the flight director'."""

TRADES = listed("""
spokesman spokeswoman spokesperson boss manager coach captain presenter host correspondent reporter journalist editor
columnist analyst commentator critic economist scientist professor lecturer researcher historian author writer
novelist poet playwright actor actress singer musician rapper comedian director producer artist photographer chef
designer architect engineer doctor nurse surgeon paramedic psychologist lawyer attorney solicitor barrister prosecutor
counsel defendant plaintiff officer detective sergeant inspector superintendent constable sheriff soldier commander
general admiral colonel major lieutenant marshal pilot astronaut farmer teacher headteacher student pupil shopkeeper
trader businessman businesswoman entrepreneur banker investor founder co-founder owner executive head adviser advisor
aide strategist pollster consultant activist campaigner organiser organizer volunteer politician lawmaker senator
congressman congresswoman representative legislator councillor councilman councilwoman mp mep msp peer candidate
nominee challenger backbencher frontbencher whip treasurer frontrunner runner-up rebel democrat republican diplomat
official
negotiator delegate member czar tsar pundit anchor principal envoy frenchman frenchwoman englishman scotsman welshman
irishman dutchman spaniard serb swede dane finn pole turk scot briton croat slovak slovene kiwi ex-pm billionaire
millionaire tycoon magnate
resident neighbour neighbor witness victim survivor passenger relative mother father brother sister son daughter wife
husband widow uncle aunt cousin grandfather grandmother friend colleague striker midfielder defender goalkeeper winger
forward keeper full-back centre-back playmaker quarterback pitcher batsman bowler referee umpire skipper fan supporter
bishop archbishop cardinal rabbi imam vicar priest pastor reverend fireman firefighter worker driver expert specialist
coordinator supervisor inspector vice-president vice-chancellor deputy undersecretary trustee veteran champion winner
winger forward star legend player
assistant carer cleaner plumber electrician hairdresser waiter waitress barista bartender receptionist accountant
translator librarian pensioner retiree midwife dentist pharmacist paralegal postman courier cabbie publican
landlord landlady fisherman docker steelworker trucker mechanic welder seamstress housewife programmer technician
caretaker childminder nanny vet optician physiotherapist therapist radiographer porter steward stewardess hiker climber
rower skier swimmer diver sailor surfer rider umpire commentator blogger podcaster youtuber influencer curator archivist
reader viewer listener jockey cyclist driver boxer golfer swimmer sprinter administrator superintendent
seismologist meteorologist geologist virologist epidemiologist microbiologist
""")
"""What people are: it marks the name beside it, and stands for it only within the post."""

ROLE_HEADS = OFFICES | TRADES
READERS = listed("reader viewer listener")
NATIONALS = {
    "frenchman": "france", "frenchwoman": "france", "englishman": "england", "scotsman": "scotland", "scot": "scotland",
    "welshman": "wales", "irishman": "ireland", "dutchman": "netherlands", "spaniard": "spain", "serb": "serbia",
    "swede": "sweden", "dane": "denmark", "finn": "finland", "pole": "poland", "turk": "turkey", "briton": "uk",
    "croat": "croatia", "slovak": "slovakia", "slovene": "slovenia", "kiwi": "zealand",
}  # fmt: skip
"""Words for one person of a nation, and the nation."""
CALLINGS = (
    listed("""
    striker midfielder defender goalkeeper winger forward keeper full-back centre-back playmaker quarterback pitcher
    batsman bowler skipper captain star player jockey cyclist boxer golfer swimmer sprinter champion winner legend
    veteran driver runner-up
    """),
    listed("manager boss coach skipper legend veteran"),
    listed("""
    politician lawmaker senator congressman congresswoman representative legislator councillor councilman councilwoman
    mp mep msp peer candidate nominee challenger backbencher frontbencher whip treasurer frontrunner rebel democrat
    republican
    diplomat negotiator delegate independent president premier chancellor secretary minister mayor governor speaker
    taoiseach ambassador envoy leader pm chair chairman chairwoman commissioner chief veteran
    """),
    listed("""
    actor actress singer musician rapper comedian director producer artist photographer designer novelist poet
    playwright author writer star legend veteran winner nominee presenter host
    """),
    listed("""
    ceo executive founder co-founder owner boss chief chair chairman chairwoman entrepreneur businessman businesswoman
    investor banker billionaire millionaire tycoon magnate trader head president
    """),
)
"""Callings that one person may have at once: another word for them in the next sentence is of the same list."""
SESSION_ONLY_WITH_MODIFIER = listed(
    "chair chairman chairwoman chairperson chief leader commissioner secretary minister"
)
BYSTANDERS = listed("""
judge justice prosecutor lawyer barrister counsel attorney solicitor spokesman spokeswoman spokesperson officer
detective inspector superintendent sergeant constable doctor nurse surgeon witness reporter journalist correspondent
official coroner resident neighbour neighbor mother father brother sister son daughter wife husband widow friend
colleague relative passenger teacher expert analyst referee critic fan driver victim survivor worker member source
owner commentator
""")
"""Roles that news gives to somebody not named yet rather than to the person it has been speaking of."""

RELATIONS = listed("""
friend wife husband widow partner girlfriend boyfriend mother father mum dad brother sister son daughter uncle aunt
cousin nephew niece grandson granddaughter relative neighbour neighbor colleague spokesman spokeswoman spokesperson
lawyer attorney solicitor barrister counsel agent aide ally adviser advisor assistant fan supporter critic victim killer
""")
"""What somebody is to somebody: after 'of' stands another person, no place that goes with an office."""

OUTLETS = listed("""
bbc itv itn sky cnn nbc abc cbs msnbc fox npr pbs gb guardian times telegraph mail sun mirror express independent
observer reuters ap afp dpa bloomberg politico axios gazette herald post news journal tribune chronicle star standard
ft lbc talktv newsnight panorama rté radio channel spectator statesman economist bild spiegel
""")
"""Words of the names of papers and stations."""

TEAMS = listed("""
panthers hornets hurricanes cowboys broncos texans rockets astros mavericks nuggets raptors dolphins marlins jaguars
falcons braves hawks bulldogs bears bulls cubs packers brewers vikings timberwolves lions tigers pistons colts pacers
titans predators grizzlies pelicans chiefs royals cardinals chargers raiders lakers clippers dodgers sharks giants
warriors seahawks mariners sounders ravens orioles steelers pirates penguins eagles phillies flyers jets mets knicks
islanders sabres patriots celtics bruins canadiens oilers flames canucks buccaneers bengals browns commanders yankees
padres rockies swans magpies broncos roosters rabbitohs wallabies springboks crusaders chiefs sixers kings stallions
""")
"""What clubs are called after their town, which may be a first name: 'Carolina Panthers'."""

GUARDED = listed("""
shadow former deputy vice ex assistant acting interim then co-chair ex-president junior permanent under
prime first opposition rebel
""")
"""Modifiers that make another office of the same words: they must be on both sides or on none."""

PLACE_OF = {
    "us": "us", "u.s": "us", "usa": "us", "american": "us", "america": "us", "british": "uk", "britain": "uk",
    "uk": "uk", "u.k": "uk", "ukrainian": "ukraine", "russian": "russia", "german": "germany", "french": "france",
    "italian": "italy", "spanish": "spain", "portuguese": "portugal", "polish": "poland", "estonian": "estonia",
    "latvian": "latvia", "lithuanian": "lithuania", "finnish": "finland", "swedish": "sweden", "norwegian": "norway",
    "danish": "denmark", "dutch": "netherlands", "belgian": "belgium", "irish": "ireland", "scottish": "scotland",
    "welsh": "wales", "english": "england", "greek": "greece", "turkish": "turkey", "israeli": "israel",
    "palestinian": "palestine", "iranian": "iran", "iraqi": "iraq", "syrian": "syria", "lebanese": "lebanon",
    "egyptian": "egypt", "saudi": "saudi", "qatari": "qatar", "jordanian": "jordan", "chinese": "china",
    "japanese": "japan", "korean": "korea", "indian": "india", "pakistani": "pakistan", "afghan": "afghanistan",
    "australian": "australia", "canadian": "canada", "mexican": "mexico", "brazilian": "brazil",
    "argentine": "argentina", "argentinian": "argentina", "chilean": "chile", "colombian": "colombia",
    "venezuelan": "venezuela", "hungarian": "hungary", "romanian": "romania", "bulgarian": "bulgaria",
    "czech": "czechia", "slovak": "slovakia", "austrian": "austria", "swiss": "switzerland", "croatian": "croatia",
    "serbian": "serbia", "nigerian": "nigeria", "kenyan": "kenya", "ethiopian": "ethiopia", "ghanaian": "ghana",
    "yemeni": "yemen", "libyan": "libya", "moroccan": "morocco", "algerian": "algeria", "tunisian": "tunisia",
    "sudanese": "sudan", "cuban": "cuba", "icelandic": "iceland", "georgian": "georgia", "armenian": "armenia",
    "moldovan": "moldova", "belarusian": "belarus", "kazakh": "kazakhstan", "taiwanese": "taiwan", "thai": "thailand",
    "vietnamese": "vietnam", "filipino": "philippines", "philippine": "philippines", "indonesian": "indonesia",
    "malaysian": "malaysia", "european": "eu", "eu": "eu", "tory": "conservative", "tories": "conservative",
    "con": "conservative", "lab": "labour", "democratic": "democrat", "defense": "defence", "labor": "labour",
    "uefa": "uefa", "un": "un",
    "african": "africa", "rwandan": "rwanda", "ugandan": "uganda", "tanzanian": "tanzania", "zambian": "zambia",
    "zimbabwean": "zimbabwe", "namibian": "namibia", "angolan": "angola", "mozambican": "mozambique",
    "congolese": "congo", "cameroonian": "cameroon", "senegalese": "senegal", "malian": "mali", "nigerien": "niger",
    "ivorian": "ivory", "liberian": "liberia", "gambian": "gambia", "guinean": "guinea", "togolese": "togo",
    "beninese": "benin", "gabonese": "gabon", "burkinabe": "burkina", "chadian": "chad", "mauritanian": "mauritania",
    "mauritian": "mauritius", "malagasy": "madagascar", "malawian": "malawi", "burundian": "burundi",
    "botswanan": "botswana", "eritrean": "eritrea", "somali": "somalia", "djiboutian": "djibouti",
    "bangladeshi": "bangladesh", "nepali": "nepal", "nepalese": "nepal", "bhutanese": "bhutan", "burmese": "myanmar",
    "lankan": "lanka", "maldivian": "maldives", "singaporean": "singapore", "cambodian": "cambodia", "laotian": "laos",
    "mongolian": "mongolia", "kazakhstani": "kazakhstan", "kyrgyz": "kyrgyzstan", "tajik": "tajikistan",
    "turkmen": "turkmenistan", "uzbek": "uzbekistan", "azerbaijani": "azerbaijan", "kuwaiti": "kuwait",
    "bahraini": "bahrain", "omani": "oman", "emirati": "emirates", "uae": "emirates", "kurdish": "kurdistan",
    "albanian": "albania", "kosovan": "kosovo", "macedonian": "macedonia", "montenegrin": "montenegro",
    "bosnian": "bosnia", "slovenian": "slovenia", "slovene": "slovenia", "maltese": "malta", "cypriot": "cyprus",
    "luxembourgish": "luxembourg", "greenlandic": "greenland", "faroese": "faroe", "catalan": "catalonia",
    "basque": "basque", "barbadian": "barbados", "bajan": "barbados", "jamaican": "jamaica", "haitian": "haiti",
    "bahamian": "bahamas", "trinidadian": "trinidad", "guyanese": "guyana", "grenadian": "grenada",
    "surinamese": "suriname", "panamanian": "panama", "rican": "rica", "nicaraguan": "nicaragua",
    "honduran": "honduras", "guatemalan": "guatemala", "salvadoran": "salvador", "salvadorean": "salvador",
    "bolivian": "bolivia", "peruvian": "peru", "ecuadorian": "ecuador", "ecuadorean": "ecuador",
    "paraguayan": "paraguay", "uruguayan": "uruguay", "fijian": "fiji", "samoan": "samoa", "tongan": "tonga",
    "tuvaluan": "tuvalu", "nauruan": "nauru", "texan": "texas", "californian": "california", "ulster": "ulster",
}  # fmt: skip

PLACES = (
    frozenset(PLACE_OF)
    | frozenset(PLACE_OF.values()) - {"conservative", "defence"}
    | listed("""
scotland wales england ireland northern europe africa asia arabia antarctica arctic atlantic pacific mediterranean
singapore emirates uae kuwait bahrain oman zimbabwe zambia uganda rwanda tanzania somalia senegal cameroon congo
angola mozambique mali niger burundi botswana namibia bangladesh nepal bhutan myanmar burma laos cambodia mongolia
fiji zealand panama cuba jamaica haiti bolivia peru ecuador paraguay uruguay guatemala honduras nicaragua luxembourg
malta cyprus kosovo bosnia montenegro macedonia albania slovenia azerbaijan uzbekistan turkmenistan kyrgyzstan
tajikistan greenland london manchester birmingham liverpool leeds sheffield bristol glasgow edinburgh cardiff belfast
newcastle dublin southport nottingham leicester southampton portsmouth brighton plymouth norwich oxford cambridge york
bath exeter coventry sunderland wigan bolton derby stoke swansea aberdeen dundee hull luton watford reading ipswich
blackpool blackburn burnley wolverhampton kent essex sussex surrey yorkshire lancashire cornwall devon dorset somerset
norfolk suffolk cheshire cumbria hertfordshire westminster whitehall brussels paris berlin munich frankfurt hamburg
cologne madrid barcelona lisbon porto rome milan turin naples vienna zurich geneva amsterdam rotterdam copenhagen
stockholm oslo helsinki warsaw krakow prague budapest bucharest sofia athens istanbul ankara kyiv kiev kharkiv odesa
lviv donetsk luhansk crimea moscow petersburg minsk tallinn riga vilnius jerusalem gaza rafah ramallah tel aviv beirut
damascus aleppo baghdad mosul basra tehran riyadh jeddah doha dubai dhabi cairo tripoli tunis algiers rabat
khartoum nairobi lagos abuja accra johannesburg pretoria cape delhi mumbai kolkata chennai bangalore ahmedabad karachi
lahore islamabad kabul dhaka beijing shanghai hong kong taipei tokyo osaka kyoto seoul pyongyang bangkok hanoi jakarta
manila kuala lumpur sydney melbourne brisbane perth adelaide canberra auckland wellington toronto montreal ottawa
vancouver washington chicago boston philadelphia detroit houston dallas austin denver phoenix seattle miami atlanta
orlando tampa nashville memphis minneapolis milwaukee pittsburgh cleveland cincinnati baltimore francisco angeles
diego vegas york california texas florida ohio michigan pennsylvania wisconsin arizona nevada georgia virginia
carolina colorado oregon minnesota illinois indiana iowa missouri kansas nebraska oklahoma arkansas louisiana
mississippi alabama tennessee kentucky maryland delaware jersey connecticut massachusetts vermont hampshire maine
hawaii alaska utah idaho montana wyoming dakota mexico brasilia rio janeiro paulo buenos aires santiago lima bogota
caracas havana heathrow gatwick anfield wembley trafford strasbourg davos bibby holyrood stormont cobra north south
east west central eastern western southern
""")
)

PARTIES = listed("""
labour conservative conservatives tory tories democrat democrats democratic republican republicans liberal liberals
lib dem dems green greens reform ukip snp plaid dup sdlp fein sinn con lab ld gop likud fatah hamas hezbollah taliban
isis isil houthi houthis maga socialist socialists communist christian muslim jewish catholic anglican sunni shia
""")

ORGANISATIONS = listed("""
office department ministry party council committee commission watch international group service services police court
house street bank association university college school hospital airlines airways airport airbus fc afc united city
town rovers wanderers athletic albion hotspur club times news post guardian mail telegraph mirror sun express herald
tribune journal gazette agency authority union federation foundation institute centre center company corporation corp
inc ltd plc llc partners holdings industries motors energy networks media radio television tv channel network press
parliament congress senate assembly cabinet government administration treasury army navy force forces guard marines
pentagon kremlin whitehouse nato nasa unicef unesco unhcr interpol europol bbc itv cnn nbc abc cbs msnbc fox sky
reuters afp ap tass bloomberg xinhua twitter facebook google amazon apple microsoft tesla boeing tiktok instagram
youtube whatsapp telegram spacex netflix uber ryanair easyjet sainsbury tesco asda morrisons waitrose barclays lloyds
hsbc natwest santander vodafone bt shell bp arsenal chelsea everton tottenham spurs fulham brentford juventus bayern
madrid league cup championship olympics games society trust fund board bureau bundestag knesset duma hall palace castle
square avenue road lane bridge river lake island islands hills valley park station terminal terrace tower gallery
museum theatre stadium arena team squad brigade battalion regiment division campaign movement alliance coalition front
network summit conference treaty act bill budget programme program project plan scheme strategy review report survey
poll index exchange market markets brexit covid christmas easter commons lords senedd dail fca ofcom ofgem nhs hmrc obr
imf who fbi cia nsa doj dea epa fda cdc rspca rnli tuc cbi ifs humanitarian rights human cross crescent amnesty oxfam
greenpeace medicine health defence security intelligence aviation airforce constabulary fire rescue ambulance
coastguard emergency premiership tribunal inquiry jury ballot speakers pound sterling ftse euro dollar dow nasdaq mps
peers ministers officials authorities prosecutors residents witnesses brothers sisters & sons church cathedral mosque
synagogue temple diocese vatican crown hill state states nation nations republic kingdom water railway railways rail
yard powergrid grid met éireann eireann monde spiegel jazeera arabiya pais país figaro zeitung welt bild repubblica
corriere stampa marca ansa efe dpa belga kyodo yonhap haaretz féin fein cymru kong alphabet meta openai anthropic villa
wolves forest bournemouth celtic rangers hibs hearts psg inter juve dortmund barca barça atletico atlético sevilla
benfica ajax feyenoord napoli roma lazio marseille lyon mclaren haas redbull sainsbury's boots currys greggs aldi lidl
ikea nike adidas puma pfizer moderna astrazeneca novavax gsk bayer siemens bosch airtel jaguar rover volvo renault
peugeot citroën stellantis lufthansa qantas iberia wizz jet2 tui eurostar avanti lner gwr stagecoach openreach talktalk
ee o2 virgin three evri dpd ups fedex mumsnet reddit snapchat discord twitch spotify zoom slack wikipedia starbucks
mcdonald's kfc subway pepsi coca-cola unilever nestle nestlé times-picayune politico axios guardian observer spectator
economist ft wsj nyt vox slate buzzfeed huffpost npr pbs c-span council chamber dáil taoiseach's stormont sdlp alliance
farc eln idf unrwa iaea opec g7 g20 wto ecb fed nyse nikkei wikileaks yougov ipsos gallup deloitte kpmg pwc accenture
mckinsey ford toyota volkswagen nissan honda bmw mercedes ferrari samsung sony huawei intel nvidia openai oracle ibm
paypal ebay airbnb disney warner paramount universal al-qaeda al-shabaab bros securities chase sachs technologies
systems solutions laboratories studios entertainment interactive logistics insurance assurance mutual ventures
associates consulting petroleum telecom communications healthcare aerospace pharmaceuticals pharma therapeutics biotech
semiconductor semiconductors foods hotels resorts co kingfisher ticketmaster ocado burberry prudential aviva vodafone
rightmove experian relx diageo sainsburys persimmon barratt redrow bellway halma croda smurfit antofagasta glencore
rentokil bunzl intertek whitbread entain melrose spirax ashtead centrica sse drax beazley hiscox informa wpp itv3
schroders abrdn natwest fresnillo mondi segro landsec tritax severn pennon asos boohoo deliveroo darktrace hikma
walmart costco kroger walgreens cvs macy's kohl's nordstrom salesforce adobe qualcomm broadcom cisco dell snowflake
palantir coinbase robinhood airbnb doordash lyft peloton pinterest moderna biogen gilead amgen merck abbvie novartis
roche sanofi nordisk danone lvmh hermès hermes kering richemont totalenergies eni equinor repsol enel iberdrola engie
veolia vinci alstom airbus safran thales rheinmetall basf thyssenkrupp adidas allianz telefonica telefónica santander
bbva caixabank inditex intesa unicredit generali pirelli petrobras embraer itaú bradesco tata infosys wipro reliance
adani alibaba tencent baidu byd xiaomi softbank nintendo panasonic toshiba hitachi mitsubishi sumitomo tsmc foxconn
hyundai kia lg qantas woolworths coles telstra westpac anz citigroup citi fitch moody's nomura natixis ubs bnp ing
rabobank jefferies investec berenberg chevron exxon exxonmobil conocophillips halliburton raytheon lockheed northrop
honeywell caterpillar deere economics analytics advisors advisory brokers headquarters organization organisation family
families buses capital al-jazeera al-arabiya al-aqsa secret presidential breakfast question time today newsnight newsday
newshour spokesman lines ferries cruises coaches tours trains power garda bord
""")

FIRMS = frozenset(
    tuple(firm.split())
    for firm in """
    morgan stanley|jp morgan|wells fargo|eli lilly|john lewis|philip morris|harvey nichols|charles schwab
    taylor wimpey|rolls royce|merrill lynch|edward jones|raymond james|franklin templeton|thomas cook|ted baker
    laura ashley|dr martens|booz allen|lockheed martin|northrop grumman|berkshire hathaway|baker hughes|jack daniel
    knight frank|louis vuitton|hugo boss|ralph lauren|calvin klein|tommy hilfiger|michael kors|jimmy choo|paul smith
    marks and spencer|johnson matthey|virgin atlantic|burger king|general electric|general motors|standard chartered
    legal and general|price waterhouse|estee lauder|harley davidson|aston martin|william hill|ben sherman|ray ban
    karen millen|hargreaves lansdown|grant thornton|christian aid
    paddy power|marie curie|sue ryder|charles stanley|leigh day|irwin mitchell|allen overy|clifford chance|jones day
    harland wolff|harland and wolff|balfour beatty|credit agricole|crédit agricole|ladbrokes coral|stena line
    quilter cheviot|macmillan cancer|thermo fisher|novo nordisk|fine gael|fianna fáil|boko haram|hodge jones
    fred perry|oscar mayer|sara lee|wendy's|papa john|domino's|tim hortons|denny's|arthur andersen
    """.replace("\n", "|").split("|")
)
"""Firms named like people, of those that news names most."""

LEADING = listed("""
red blue black white golden silver royal fair free stop save born best proud living great grand big happy smart pure
true direct global islamic christian muslim jewish cancer refugee climate animal wildlife marine ocean liberty carnival
rising rapid real total super mega ultra cyber digital virtual standard common open clean clear bright sharp quick safe
wild rural urban civil public private social human heritage migrant youth student workers community countryside rail
solar nuclear electric extinction rescue consumer renewable renewables taxpayers pensioners renters tenants farmers
parents teachers doctors nurses drivers mothers fathers families citizens veterans survivors students
""")
"""Words that begin the names of bodies, never those of people."""

CALENDAR = listed("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun gmt bst est edt
pst utc cet am pm
""")

DEPARTMENTS = listed("""
state defence defense health foreign affairs education home justice energy treasury interior transportation transport
homeland security commerce labor agriculture environment housing development international trade business culture
media sport staff work pensions women equalities exchequer human services technology science innovation finance
economy immigration security veterans children families levelling communities
""")

PLAIN_STARTS = listed("""
a an the this that these those some many most much more several few all both each every no any another other such one
two three four five six seven eight nine ten in on at by for from with without within to of off up down over under
after before during since until while when where why how who whom whose what which if unless although though because as
so but and or nor yet not now then here there also instead however meanwhile still even just only again once later
earlier soon moments seconds minutes hours days weeks months years
today yesterday tomorrow tonight overnight first second third last next finally i we you he she it they me
us him her them my our your his its their is are was were be been being has have had do does did can could will would
shall should may might must let get got go going come coming asked speaking talking responding referring echoing
commenting writing according given despite amid among around about above across against along because between beyond
like near per than through throughout toward towards via back well yes hello hi good morning afternoon evening thanks
thank please sorry read watch listen follow click see look stay join remember as-it-happened update updated breaking
scoop live latest analysis exclusive video pictures picture image photo summary recap key points opinion comment q a re
correction corrections clarification note notes transcript debate debates results topics man woman boy girl teenager
pupil pensioner nothing something anything everything everyone someone anyone nobody people there's here's it's that's
we're we've we'll he's she's they're i'm i've let's don't what's who's you'll you're bold post elsewhere related
background context explainer profile obituary factbox gallery photos podcast newsletter quiz fixtures line-ups lineups
scorecard half-time full-time kick-off reminder developing quick
""")

INDEFINITE = listed("a an another one some any several two three many no unnamed each every other")
DEFINITE = listed("the his her their its our my your this that")
UNNAMED = listed("""
reporter reporters journalist journalists source sources official officials spokesman spokeswoman spokesperson
spokespeople police officers critics experts analysts campaigners protesters witnesses residents mps lawmakers
ministers prosecutors lawyers senators researchers scientists doctors people man woman men women presidency government
governments ministry committee agency company airline navy army military council court firm club party union report
reports newspaper paper broadcaster website authority authorities aide aides ally allies adviser advisers office
voters fans readers viewers users passengers staff teachers unions charity charities crew team bank department
watchdog regulator operator organisation organization group member members poll campaign document documents sheriffs
deputies network station study statement letter email article
""")

FEMININE_NOUNS = listed("""
spokeswoman chairwoman businesswoman actress mother wife daughter sister congresswoman councilwoman queen princess
duchess widow aunt grandmother woman
""")
MASCULINE_NOUNS = listed("""
spokesman chairman businessman father husband son brother congressman councilman king prince duke uncle grandfather
man pope
""")

TRANSPARENT = listed("""
has have had having is was are were been be being also now then just later earlier recently repeatedly today yesterday
tonight previously first again once further still even all both himself herself often always simply already since soon
only finally publicly privately quickly briefly reportedly apparently additionally meanwhile however therefore instead
never not did does do rightly too ever monday tuesday wednesday thursday friday saturday sunday last week month year
next then immediately afterwards jokingly directly separately effectively
""")
BE = listed("is was are were be been being 's gets got getting")
MODALS = listed("""
will would could may might should shall must can 'll to won't can't cannot wouldn't couldn't shouldn't
""")
NEGATIONS = listed("not never didn't doesn't don't hasn't haven't hadn't isn't wasn't")
BOUNDARIES = listed("""
while but as after before when although though whereas following since because despite until amid
""")
PREPOSITIONS = listed("""
of for from with by to at against between on in about under over into like than near via towards toward behind
including among without opposite beside alongside outside across beyond
""")
DOCUMENTS = listed("""
letter statement email e-mail memo post tweet message note text quote quotes comment comments remark remarks reaction
response reply line lines words tribute article speech report testimony
""")
ABBREVIATIONS = listed("""
mr mrs ms dr prof rev sens reps drs messrs gen col capt lt sgt sen rep gov st jr sr vs no inc corp co ltd jan feb mar
apr jun jul aug sept sep oct nov dec mich calif fla ill ariz conn pa va mass minn wis tenn ga ala la miss mo okla ore
wash ind dept est lt cmdr adm maj brig hon supt insp det cllr approx etc eg ie u.s u.k u.n d.c n.y n.j n.c s.c a.m p.m
e.g i.e sra srta mme mlle
""")
