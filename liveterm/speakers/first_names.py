"""First names by gender: what tells a person from a place, and he from she. Lower case, without accents."""

from __future__ import annotations

from liveterm.speakers.lexicon import listed

MEN = listed("""
aaron abbas abdul abdullah abel abraham adalberto adam adebayo adolfo adrian agostino ahmad ahmed ahmet aidan aitor
ajay akhil akhilesh akufo al alain alan alastair alban albert alberto alcide aldo aled alejandro aleksandar aleksandr
alessandro alessio alex alexander alexandre alexei alexis alfie alfonso alfred alfredo ali alistair allan allen alun
alvaro alvin amedeo amir amit amitabh anatoly anders andre andrea andreas andrei andrej andres andrew andriy andrzej
andy ange angelo angus anil anirban anselmo ansgar anthony antoine anton antonello antoni antonio antony antti aquiles
archie arjen arjun arkady armin arnaldo arnaud arne arnold arrigo arsene arthur artur arturo arun arvind asensio
ashley ashok ashwin asif asim attila attilio augusto aurelien austin avi axel ayman babar balint barack barnaby barney
barry bart bartolomeo bartosz bashar bashir basile bassirou bastian bastien ben benedict benedikt beniamino benito
benjamin benny bernard bernardo bernie bert bertie bertrand bezalel bilal bilawal bill billy bjorn bob bobby bodo
bogdan bola boris borja bosko brad bradley bram brandon brendan brendon brent bret brett brian brice brook bruce bruno
bryan bryce bukayo bukola burkhard caio caleb callan callum calum calvin cameron camille carl carles carlo carlos
carlton carmelo cathal cedric cesar chad chandrababu charles charlie chester chinua chris christian christof christoph
christophe christopher chuck ciro clarence clark claude claudio clemens clement cliff clifford clint clive cody cole
colin colm colum conall connor conor constantin corentin corey cormac cornelius corrado cory cosimo craig cristian
cristiano cristobal curtis cyril cyrus daan dafydd dale damian damiano damien dan dani daniel daniele danny dario
darius darrell darren darryl daryl dave davi david davide daz dean declan deepak delroy denis dennis denzel denzil
derek derrick des desmond detlef devin devlet diarmuid didier diego dieter dietmar dietrich dimitri dimitris dinesh
dino dirk dmitri dmitriy dmitry dmytro domenico domingo domingos dominic dominik don donald donato donnacha donnie
doug douglas dragan drew duarte duncan dustin dwayne dwight dylan eamonn earl ebba ebrahim ed eddie edgar edmond
edoardo edouard eduardo edward edwin egan egon ehud ekkehard ekrem eli elias elijah elio elliot elliott eloi elon
emanuel emeka emil emile emiliano emilio emmanuel emmanuele emyr enda ennio enrique enzo eoin eric erich erik ernest
ernesto ernie ernst esteban ethan etienne ettore eugene eusebio evan evariste evgeny ewan eyal fabian fabien fabio
fabrice fabrizio fahad faisal falko farhan fathi fausto federico federigo felipe felix ferdinand ferenc fergal fergus
fernando ferran filip filippo finn fintan firmin flavio florent florian francesco francis francisco franck franco
francois frank frankie franz franz-josef fraser fred freddie frederic frederick fredrik friedhelm friedrich fulvio
fumio gabor gabriel gadi gaetano gareth garth gary gaspard gaston gaurav gautam gauthier gav gavi gavin geert gene
gennaro geoff geoffrey george gerald geraldo gerard gerardo gerhard germain german gerry gethin ghislain giacomo
giampiero giancarlo gianfranco gianluca gianni gilberto giles gilles gillo gino giorgio giorgos giovanni girish
giuseppe glen glenn glyn gonzalo goran gordon gotz graham grant greg gregg gregoire gregor gregorio gregory gruff
grzegorz guglielmo guido guilhem guillermo gunnar gunter gunther gus gustave gustavo guy gyorgy hakan hakeem hamid
hamza hank hannes hans hansjorg hardik harish harold harry hartmut harvey hasan hassan hector heiko heinrich heinz
heitor helder helge helmut hendrik henri henrik henry herbert herman herve heung-min himanta hirokazu hiroki hiroshi
holger horacio horst hossein howard hubert hubertus hugh hugo humberto humza hussein huw iago iain ian ibrahim idris
ieuan ignacio ignazio igor iker ilya imran inacio inigo iolo isaac isidro ismael ismail istvan itamar ivan ivica ivo
jabu jacek jacinto jack jackson jacob jacopo jacques jae-myung jagdish jaime jair jake jakob jamal james jamie jan
jannick jannik jannis janos jared jaroslav jaroslaw jarosław jarrod jason jasprit javad javier jawad jay jd jean
jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc jean-michel jean-noel jean-paul
jean-pierre jean-yves jeff jeffrey jens jens-frederik jeremie jeremy jermaine jerome jeronimo jerry jesper jesse jesus
jim jimmie jimmy jiri joachim joao joaquim joaquin jochen joe joel johan johann johannes john john-paul johnny jon
jonas jonathan jonny joost jordan jordi jorg jorge jose jose-manuel joseba josef josep joseph josh joshua jozef juan
jude jules julian julien julio julius junaid jurgen justin justus kacper kagiso kai kaja kamran karan karim karl
karl-heinz karl-theodor karsten kash kasper kazuki keir keith kemal ken kenji kenneth kenny kent kenta kevin kgalema
khaled khalid khalil kieran kilian kim kiran kirk klaas klaus knut kofi konstantin kostas kris kristi kristian
krzysztof kuldeep kunal kurt kwame kwasi kyle lachlan lamine lance lando larry lars laszlo laurence laurent lautaro
lawrence leandro lee lelio lenny leo leon leonard leonardo leonid leopoldo leroy leslie lewis liam lindsay lindsey
lionel lloyd loic lorenzo lothar lou louis lubos luc luca lucas luciano lucio ludovic luigi luis luiz luka lukas luke
lutz maciej mads mael magnus mahesh mahmoud maik maksim malcolm mallikarjun manfred manish manlio manmohan manolo
manuel marc marcel marcelo marcial marcin marco marcos marcus mariano mario marius mariusz mark markus marshall martin
marty martyn marvin marwan mason masoud massimiliano massimo mateo mateus mateusz mathew mathias mathieu matias mats
matt matteo matthew matthias matthieu maurice mauricio maurizio mauro max maxim maximilian maximiliano maximilien
mehmet mel melchior melvin mervyn mette michael micheal michel michele mick miguel mikael mike mikel mikhail mikkel
miklos milan miles milo min-jae minho mirko miroslav mitch mitt mo mohamed mohammad mohammed mohamud mohsen moritz
moses moshe muhammad mukesh murray mustafa nabil nadeem naftali nairo nando narendra nasser nathan nathaniel naveed
naveen nawaz neal ned neil nello nelson nenad nicholas nick nico nicola nicolas nicolo niels nigel nikhil nikita
niklas niko nikola nikolai nikos nils nitin noah noam noel norbert norman novak nuno obinna octave octavio oisin olaf
ole oleg oleksandr oleksiy oli oliver olivier oliviero ollie olof omar omer ondrej onofre orazio oriol orlando osama
oscar oskar osman osvaldo otmar ottavio otto ousmane owain owen pablo paddy padraig pam panos paolo pascal pascual
pasquale pat patrice patrick patrizio paul paulino paulo pavel pavlo pawel paweł pedri pedro pep per percy pere perry
pete peter petr petro petteri phil philip philipp philippe phillip pier pierfrancesco piergiorgio pierluigi piero
pierre piers pietro pim pino piotr piyush pradeep prakash pranav preston primoz quentin quim radek radoslaw radosław
rafael raffaele rahul raila raimund rainer raj rajesh rajnath ralf ralph ramesh rami ramiro ramon randall randy
raphael rashid rasmus raul ravi ravindra ray raymond recep reece reg reggie reid reinaldo reiner reinhard remco remi
remy renato renaud rene renzo reuben rex rfk rhys ricard ricardo riccardo rich richard richie rick ricky rino rio
rishi rizwan rob robbie robert roberto robin rocco rod roderick rodney rodolfo rodrigo rogelio roger rohan rohit
roland rolando rolf romain roman romano romeo romuald ron ronald ronan ronnie rory rosario ross roy ruairi ruben rudi
rudiger rudy ruggero rui rupert russ russell ruud ryan sacha sachin sadiq saeed sajid saleh salman salvador salvatore
sam samer samir samuel sanae sandeep sander sandro sanjay santiago sascha satoshi saul sauli saverio scott seamus sean
sebastian sebastien serge sergei sergej sergey sergio seth shaheen shahid shane shaun shawn shehbaz sheldon shigeru
shimon shinji shinzo shohei shota shubman sid sidney siegfried sigmar silvano silvere silvio simao simon simone sipho
siya slobodan solomon sonke soren spencer stan stanislas stanislav stanisław stanley stavros stefan stefano steffen
stephan stephane stephen sterling steve steven stewart stuart sudhir suleyman sunder sunil suresh susie sven svenja
sylvain søren tadej tadhg tahir takashi tamas tancredi tarcisio tarek tarik tariq taro tarun tayyip ted teddy telmo
temba teo terence terrence terry tetsuo thabo theo theodore thiago thibault thibaut thierry thijs thilo thomas
thorsten tiago tim timo timothy tino tobias toby todd tom tomas tomasz tommaso tommy tony torben torsten travis trevor
tristan troy tucker tullio tulsi tunde tyler tyrone uday udo ugo uhuru ulf uli ulisse ulrich umberto unai urs usman
uwe vaclav vadim vadym valentin valentino valerio valery vangelis varun vasco veit vernon vic vicente vico victor
vijay vikram viktor vince vincent vincenzo virat virgilio vitali vitaliy vito vitor vittorio vivek vladimir volker
volodymyr vyacheslav wade waleed walid wallace walt walter walther waqar warren wasim wayne wenceslas werner wes
wesley wilf wilfred wilhelm will willem willi william willie winfried winston wojciech wolfgang wolfram wout wyatt wyn
xabi xavi xavier yahya yair yann yannick yannis yasir yasser yevgeny yitzhak yoann yoav yogesh yoshihide yousef yoweri
yuri yusuf yves yves-marie zac zach zachary zack zaheer zbigniew zdenek zdravko zeno zia ziad zoltan zoran zuzana
""")

WOMEN = listed("""
abbie abby abena abigail ada adaeze adele adelina adriana agnes agnese agnieszka aileen ainhoa aisha akie alana alba
alejandra alessandra alessia alexandra alexandria alexandrine alice alicia alina aline alison allison alyssa amalia
amanda amber amelia amelie amina amy ana anais ananya anastasia andrea andreia angela angelica angelina angharad angie
anika anita anja anjali anke ann anna annabel annalena annalisa annamaria anne anne-marie annegret annelie anneliese
annette annie annika antje antonella antonia anya aoife april arancha ariane arianna arlene ashley assunta astrid
atishi audrey aurelie aurore ava ayanna ayesha barbara barbel beata beate beatrice beatrix beatriz becky begona
belinda bella benedetta bernadette beth bethany bettina betty bev beverley bianca birgit bonnie brenda bridget bridie
brigitte britney britta bronagh bronte bronwen brooke camila camilla candace caoimhe capucine carina carla carlotta
carly carmen carol carole carolina caroline carolyn carrie carys cassandra cat catarina caterina catherine cathy
cecile cecilia celia celine cerys chantal charlotte chelsea cherie cheryl chiara chloe chris christa christel
christelle christiane christina christine ciara cindy cinzia claire clara clare clarisse claudia claudine clelia
clemence clementine colette colleen conceicao concetta condoleezza connie constanca constance cora corinna corinne
cosima courtney cressida cristiana cristina cynthia dagmar daisy dana daniela danielle daphne dawn deanne deb debbie
debora deborah debra deepika deirdre delia delphine denise diana diane dianne dilan diletta divya dolores dominika
dominique donatella donna dora doreen doris dorothee dorothy droupadi ebba edda edith efa eileen eilidh eimear elaine
eleanor elena eleni eleonora elfriede eliane elin elisa elisabeth elise elizabeth elke ella ellen ellie elly eloise
elsa elsie elvira emanuela emer emily emma emmanuelle enrica erica erika erin esme estelle esther eszter eugenia
eunice eva eve evelyn evelyne ewa fabienne fabiola faith fani farah fatima fay federica felicity femke fernanda ffion
figen filipa filomena fiona flavia flora florence fran frances francesca francisca franka franziska frauke freja freya
friederike gabriela gabriele gabriella gabrielle gaelle gail geeta gemma genevieve genoveva georgia georgie georgina
geraldine gerda gertrud ghislaine gianna gillian gina ginevra ginny giorgia giovanna gisele giulia giuliana giuseppina
gloria graca grace grainne grazia graziella greta gretchen gudrun gwen gwyneth halima hanan hanna hannah harmanpreet
harriet haruka haydee hayley hazel heather heiderose heidi heike helen helena helene helga henriette hermine hilaria
hilary hildegard hillary holly hope hortense huda ida ifeoma ilaria ildiko ilhan ilse imelda imogen indira ines inga
inge ingrid ione irene irina iris irma isabel isabella isabelle isaura isla itziar ivana ivanka ivy jacinda jacinta
jackie jacqueline jacqui jade jadwiga jan jana jane janet janice janine jasmine jaya jayne jean jeanette jeanne jemima
jen jenna jennie jennifer jenny jess jessica jill jillian jisoo jitka jo joan joana joann joanna joanne jocelyne jodie
johanna jolene jordis josefa josefina josephine josiane joy joyce juanita judith judy julia juliana julianne julie
juliet june justine jutta kaitlin kaja kamala karen kari karin karina karine karla karoline kat katalin katarina
katarzyna kate katerina katharina katherine kathleen kathryn kathy katia katie katja katrin katrina katy kavita kay
kayla kayleigh keely keira kelly kemi kerry kerstin ketanji kim kimberly kiran kirsten kirsty klara kristen kristi
kristin kristina krystyna kylie laetitia lakshmi lara lata latoya laura laure lauren laurence layla lea leah leanne
leila leire lena lenka lesley leticia letitia liane licia lidia lieke lieselotte liliana lily lina linda lindiwe lisa
lise livia liz liza lizzie lois lola loredana lorena lorenza loretta lori lorie lorna lorraine louise lowri luana
lucia luciana lucie lucy ludivine ludmila luisa luise luna lurdes lydia lynda lyndsey lynn lynne mabel maddie
madeleine madhuri madison maelle mafalda magali magda magdalena maggie mahua mairead maite maja malala malgorzata malu
mamata mandy manon manuela mara marcella marcia margaret margarete margarita margherita margot margrethe marguerite
maria mariam marian mariana mariangela marianne marie marielle marija marilyn marina marine marion marisa marisol
marit marjorie marketa marlene marsha marta martha martina marwa mary maryam mathilde maud maureen mavis maxine
mayawati małgorzata mechthild meena meg megan meghan melania melanie melinda melissa mercedes meredith mette mhairi
mia michaela michele michelle mila mildred milena millie mina minnie mira miranda mireia mireille miriam moira mollie
molly mona monica monika monique montserrat morag morgan myra myriam nadege nadia nadine nadira nadja nancy nandini
naomi narges natalia natalie natasha nathalie neha nelly nerea ngozi nia niamh nicky nicola nicole nicoletta nikki
nina nirmala noelia nomvula noor nora noreen norma nuala nunzia nuria odile oksana olena olga olivia oprah orla
ornella ottavia padma paige paloma pam pamela paola pascale pat patricia patrizia patsy paula pauline pavla peggy
penelope penny petra philippa phoebe phyllis pia pilar pina pippa polly pooja preeti priti priya priyanka prue rachael
rachel rachele rachida radha rafaela raffaella ramona rani raquel rashida rebecca regina regine rekha renata renate
renee rhiannon rhona ricarda rita ritu roberta robyn rocio roisin romy rosa rosalba rosalia rosalind rosangela rosanna
rosaria rose roseanna rosemary rosena rosie rosita roswitha roxana roxanne rukhsana ruth sabina sabine sabrina sadie
sahra saima sally salma samantha samira sanae sandra sandrine sanna sanne saoirse sara sarah sarina sarita saskia
savannah selena selina serena severine shabana shannon sharon shaz shazia sheila shelley shereen sheryl shireen
shirley shobha shona shreya sian sienna sigrid silke silvana silvia simona simone simonetta sinead siobhan smriti
sofia solange soledad solene solveig sonia sonja sonya sophia sophie soraya stacey stefania stefanie steffi stella
steph stephanie stormy sudha sue suella sunita susan susana susanna susanne sushma susie suzanne svenja svetlana swati
sybil sylvia sylviane sylvie tabitha tamara tamika tammy tania tanya tara tatiana tatjana teresa teresita tess tessa
thais thandi thangam thelma theresa therese thuli tiffany tina tiziana toni tove tracey tracy trinidad trish trudy
tulsi ulrike uma ursula usha uta ute valentina valeria valerie vanda vandana vanessa veena vera verena verity veronica
veronique vicki vicky victoria viola violet virginia virginie vivian viviana viviane vivienne waltraud wanda wendy
umm whitney wiebke winifred winnie xenia xiomara yael yasmin yasmina ylva yoko yolanda yolande yuki yulia yuriko yvette
yvonne zahra zainab zanele zara zarah zeinab zita zoe zsuzsanna zuzana zuzanna
""")
