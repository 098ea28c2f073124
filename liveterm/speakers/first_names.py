"""First names by gender: what tells a person from a place, and he from she. Lower case, without accents."""

from __future__ import annotations

from liveterm.speakers.lexicon import listed

MEN = listed("""
aaron abbas abdul abdullah abel abraham achim adalberto adam adebayo adolfo adrian adriano adrien afonso agostino
agustin ahmad ahmed ahmet aidan aitor ajay akhil akhilesh akufo al alain alan alastair alban albert alberto albrecht
alcide aldo aled alejandro aleksandar aleksandr alessandro alessio alex alexander alexandre alexei alexis alfie alfonso
alfred alfredo ali alistair allan allen alois alun alvaro alvin amedeo amir amit amitabh anatoly anders andre andrea
andreas andrei andrej andres andrew andriy andrzej andy ange angelo angus anil anirban anselmo ansgar anthony antoine
anton antonello antoni antonio antony antti aquiles archie arjen arjun arkady armando armin arnaldo arnaud arne arnold
arrigo arsene arthur artur arturo arun arvind asensio ashley ashok ashwin asier asif asim attila attilio augusto
aurelien aurelio austin avi axel ayman babar balint baptiste barack barnaby barney barry bart bartolomeo bartosz bashar
bashir basile bassirou bastian bastien ben benedict benedikt beniamino benito benjamin benny benoit bernard bernardo
bernd bernhard bernie bert bertie bertrand bezalel bilal bilawal bill billy bjorn bob bobby bodo bogdan bola boris
borja bosko brad bradley bram brandon brendan brendon brent bret brett brian brice brook bruce bruno bryan bryce bukayo
bukola burkhard caio caleb callan callum calum calvin cameron camille camilo carl carles carlo carlos carlton carmelo
carmine carsten cathal cedric cem cesar cesare chad chandrababu charles charlie chema chester chinua chris christian
christof christoph christophe christopher chuck ciro clarence clark claude claudio claus clemens clement cliff clifford
clint clive cody cole colin colm colum conall connor conor constantin corentin corey cormac cornelius corrado cory
cosimo craig cristian cristiano cristobal curtis cyril cyrus daan dafydd dale damian damiano damien dan dani daniel
daniele danny dante dario darius darrell darren darryl daryl dave davi david davide daz dean declan deepak delroy denis
dennis denzel denzil derek derrick des desmond detlef devin devlet diarmuid didier diego dieter dietmar dietrich
dimitri dimitris dinesh dino dirk dmitri dmitriy dmitry dmytro domenico domingo domingos dominic dominik don donald
donato donnacha donnie doug douglas dragan drew duarte duncan dustin dwayne dwight dylan eamonn earl ebba eberhard
ebrahim eckart eckhard ed eddie edgar edmond edoardo edouard eduardo edward edwin egan egon ehud ekkehard ekrem eli
elias elijah elio elliot elliott eloi elon emanuel emanuele emeka emil emile emiliano emilio emmanuel emmanuele emre
emyr enda ennio enrico enrique enzo eoin eric erich erik ernest ernesto ernie ernst erwin esteban ethan etienne ettore
eugen eugene eugenio eusebio evan evariste evgeny ewan eyal fabian fabien fabio fabrice fabrizio facundo fahad faisal
falko farhan fathi fausto federico federigo felipe felix ferdinand ferdinando ferenc fergal fergus fernando ferran
filip filipe filippo finn fintan firmin flavio florent florian francesco francis francisco franck franco francois frank
frankie franz franz-josef fraser fred freddie frederic frederick fredrik friedhelm friedrich fritz fulvio fumio gabor
gabriel gadi gaetano gareth garth gary gaspard gaston gaurav gautam gauthier gav gavi gavin geert gene gennaro geoff
geoffrey geoffroy georg george georges gerald geraldo gerard gerardo gerd gerhard germain german gero gerry gethin
ghislain giacomo giampiero giancarlo gianfranco gianluca gianluigi gianni gianpaolo gilberto giles gilles gillo gino
giorgio giorgos giovanni girish giuliano giulio giuseppe glen glenn glyn goncalo gonzalo goran gordon gotz graham grant
graziano greg gregg gregoire gregor gregorio gregory gruff grzegorz guglielmo guido guilhem guilherme guillaume
guillermo gunnar gunter gunther gus gustave gustavo guy gyorgy hakan hakeem hamid hamza hank hannes hans hansjorg
harald hardik harish harold harry hartmut harvey hasan hassan hector heiko heiner heinrich heinz heitor helder helge
helio helmut hendrik henning henri henrik henrique henry herbert herman hermann hernan herve heung-min hilario himanta
hirokazu hiroki hiroshi holger horacio horst hossein howard hubert hubertus hugh hugo humberto humza hussein huw iago
iain ian ibrahim idris idriss ieuan ignacio ignazio igor iker ilya imran inacio inaki ingo inigo iolo isaac isidro
ismael ismail istvan itamar ivan ivica ivo jabu jacek jacinto jack jackson jacob jacopo jacques jae-myung jagdish jaime
jair jake jakob jamal james jamie jan jannick jannik jannis janos jared jaroslav jaroslaw jarosław jarrod jason jasprit
javad javier jawad jay jd jean jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc
jean-michel jean-noel jean-paul jean-pierre jean-yves jeff jeffrey jens jens-frederik jeremie jeremy jermaine jerome
jeronimo jerry jesper jesse jesus jim jimmie jimmy jiri joachim joao joaquim joaquin jochen joe joel johan johann
johannes john john-paul johnny jon jonas jonathan jonny joost jordan jordi jorg jorge jose jose-manuel joseba josef
josep joseph josh joshua jozef juan jude jules julian julien julio julius junaid jurgen justin justus kacper kagiso kai
kaja kamran karan karim karl karl-heinz karl-theodor karsten kash kasper kazuki keir keith kemal ken kenji kenneth
kenny kent kenta kevin kgalema khaled khalid khalil kieran kiko kilian kim kiran kirk klaas klaus knut kofi konrad
konstantin kostas kris kristi kristian krzysztof kuldeep kunal kurt kwame kwasi kyle lachlan lamine lance lando larry
lars laszlo laurence laurent lautaro lawrence leandro lee lelio lenny leo leon leonard leonardo leonid leopoldo leroy
leslie lewis liam lindsay lindsey lino lionel lloyd loic lorenzo lothar lou louis lubos luc luca lucas luciano lucio
ludovic luigi luis luiz luka lukas luke lutz maciej mads mael magnus mahesh mahmoud maik maksim malcolm mallikarjun
mamadou manfred manish manlio manmohan manolo manuel marc marcel marcello marcelo marcial marcin marcio marco marcos
marcus mariano mario marius mariusz mark markus marshall martin marty martyn marvin marwan mason masoud massimiliano
massimo mateo mateus mateusz matheus mathew mathias mathieu matias mats matt matteo matthew matthias matthieu maurice
mauricio maurizio mauro max maxim maxime maximilian maximiliano maximilien mehdi mehmet mel melchior melvin mervyn
mette michael micheal michel michele mick mickael miguel mikael mike mikel mikhail mikkel miklos milan miles milo
min-jae minho mirko miroslav mitch mitt mo mohamed mohammad mohammed mohamud mohsen moritz moses moshe moussa muhammad
mukesh murat murray mustafa nabil nadeem naftali nairo nando narendra nasser nathan nathaniel naveed naveen nawaz neal
ned neil nello nelson nenad nicholas nick nico nicola nicolas nicolo niels nigel nikhil nikita niklas niko nikola
nikolai nikos nils nitin noah noam noel norbert norman novak nuno obinna octave octavio oisin olaf ole oleg oleksandr
oleksiy oli oliver olivier oliviero ollie olof omar omer ondrej onofre orazio oriol orlando osama oscar oskar osman
osvaldo otavio otmar ottavio otto ousmane owain owen pablo paco paddy padraig pam panos paolo pascal pascual pasquale
pat patrice patrick patrizio paul paulino paulo pavel pavlo pawel paweł pedri pedro pep pepe per percy pere perry pete
peter petr petro petteri phil philip philipp philippe phillip pier pierfrancesco piergiorgio pierluigi piero pierre
piers pietro pim pino piotr piyush pradeep prakash pranav preston primoz quentin quim quique rachid radek radoslaw
radosław rafa rafael raffaele rahul raila raimund rainer raj rajesh rajnath ralf ralph ramesh rami ramiro ramon randall
randy raphael rashid rasmus raul ravi ravindra ray raymond recep reece reg reggie regis reid reinaldo reiner reinhard
reinhold remco remi remy renato renaud rene renzo reuben rex rfk rhys ricard ricardo riccardo rich richard richie rick
ricky rino rio rishi rizwan rob robbie robert roberto robin rocco rod roderick rodney rodolfo rodolphe rodrigo rogelio
roger rogerio rohan rohit roland rolando rolf romain roman romano romeo romuald ron ronald ronan ronnie rory rosario
ross roy ruairi ruben rudi rudiger rudolf rudy ruggero rui rupert russ russell ruud ryan sacha sachin sadiq saeed sajid
saleh salman salvador salvatore sam samer samir samuel samuele sanae sandeep sander sandro sanjay santiago sascha
satoshi saul sauli saverio scott seamus sean sebastian sebastien serge sergei sergej sergey sergio seth shaheen shahid
shane shaun shawn shehbaz sheldon shigeru shimon shinji shinzo shohei shota shubman sid sidney siegfried siegmar sigmar
silvano silvere silvio simao simon simone sipho siya slobodan solomon sonke soren spencer stan stanislas stanislav
stanisław stanley stavros stefan stefano steffen stephan stephane stephen sterling steve steven stewart stuart sudhir
suleyman sunder sunil suresh susie sven svenja sylvain søren tadej tadhg tahir takashi tamas tancredi tarcisio tarek
tarik tariq taro tarun tayyip ted teddy telmo temba teo terence terrence terry tetsuo thabo theo theodor theodore
thiago thibault thibaut thierry thijs thilo thomas thorsten tiago tim timo timothy tino tiziano tobias toby todd tom
tomas tomasz tommaso tommy tony torben torsten travis trevor tristan troy tucker tullio tulsi tunde tyler tyrone uday
udo ugo uhuru ulf uli ulisse ulrich umberto unai urs usman uwe vaclav vadim vadym valentin valentino valerio valery
vangelis varun vasco veit vernon vic vicente vico victor vijay vikram viktor vince vincent vincenzo vinicius virat
virgilio vitali vitaliy vito vitor vittorio vivek vladimir volker volkmar volodymyr vyacheslav wade waleed walid
wallace walt walter walther waqar warren wasim wayne wenceslas werner wes wesley wilf wilfred wilfried wilhelm will
willem willi william willie winfried winston wojciech wolfgang wolfram wout wyatt wyn xabi xavi xavier yahya yair yann
yannick yannis yasir yasser yevgeny yitzhak yoann yoav yogesh yoshihide yousef yoweri yuri yusuf yves yves-marie yvon
zac zach zachary zack zaheer zbigniew zdenek zdravko zeno zia ziad zoltan zoran zuzana
""")

WOMEN = listed("""
abbie abby abena abigail ada adaeze adele adelina adriana agnes agnese agnieszka aicha aileen ainhoa aisha akie alana
alba alejandra alessandra alessia alexandra alexandria alexandrine alice alicia alina aline alison allison alyssa amaia
amalia amanda amandine amber amelia amelie amina amy ana anais ananya anastasia andrea andreia anette angela angelica
angelina angharad angie anika anita anja anjali anke ann anna annabel annalena annalisa annamaria anne anne-marie
annegret annelie anneliese annette annie annika antje antonella antonia anya aoife april arancha arantxa ariane arianna
arlene ashley assunta astrid atishi audrey aurelie aurore ava ayanna aydan ayesha ayse barbara barbel beata beate
beatrice beatrix beatriz becky begona belinda bella benedetta bernadette beth bethany bettina betty bev beverley bianca
birgit bonnie brenda bridget bridie brigitte britney britta bronagh bronte bronwen brooke camila camilla candace
caoimhe capucine carina carla carlotta carly carmela carmen carol carola carole carolina caroline carolyn carrie carys
cassandra cat catarina caterina catherine cathy cecile cecilia celia celine cerys chantal charlotte chelsea cherie
cheryl chiara chloe chris christa christel christelle christiane christina christine ciara cindy cinzia claire clara
clare clarisse claudia claudine clelia clemence clementine colette colleen conceicao concetta condoleezza connie
constanca constance consuelo cora corinna corinne cornelia cosima courtney cressida cristiana cristina cynthia dagmar
daisy dana daniela danielle daphne dawn deanne deb debbie debora deborah debra deepika deirdre delia delphine denise
diana diane dianne dilan diletta dilma divya dolores dominika dominique donatella donna dora doreen doris dorothee
dorothy droupadi ebba edda edith efa eileen eilidh eimear elaine eleanor elena eleni eleonora elfriede eliane elin
elisa elisabeth elisabetta elise elizabeth elke ella ellen ellie elly elodie eloise elsa elsie elvira emanuela emer
emilie emily emma emmanuelle encarnacion enrica erica erika erin esme estelle esther eszter eugenia eunice eva eve
evelyn evelyne ewa fabienne fabiola faith fani farah fatima fay federica felicity femke fernanda ffion figen filipa
filomena fiona flavia flora florence fran frances francesca francisca francoise franka franziska frauke frederique
freja freya friederike gabriela gabriele gabriella gabrielle gaelle gail geeta gemma genevieve genoveva georgia georgie
georgina geraldine gerda gertrud ghislaine gianna gillian gina ginevra ginny giorgia giovanna gisela gisele giulia
giuliana giuseppina gloria graca grace grainne grazia graziella greta gretchen gudrun gwen gwyneth halima hanan hanna
hannah hannelore harmanpreet harriet haruka haydee hayley hazel heather hedwig heiderose heidi heike helen helena
helene helga heloisa henriette hermine hilaria hilary hildegard hillary holly hope hortense huda ida ifeoma ilaria
ildiko ilhan ilse imelda imogen indira ines inga inge ingrid inmaculada ione irene irina iris irma irune isabel isabela
isabella isabelle isaura isla itziar ivana ivanka ivy jacinda jacinta jackie jacqueline jacqui jade jadwiga jan jana
jane janet janice janine jasmine jaya jayne jean jeanette jeanne jemima jen jenna jennie jennifer jenny jess jessica
jill jillian jisoo jitka jo joan joana joann joanna joanne jocelyne jodie joelle johanna jolene jordis josefa josefina
josephine josiane joy joyce juanita judith judy julia juliana julianne julie juliet juliette june justine jutta kaitlin
kaja kamala karen kari karin karina karine karla karoline kat katalin katarina katarzyna kate katerina katharina
katherine kathleen kathrin kathryn kathy katia katie katja katrin katrina katy kavita kay kayla kayleigh keely keira
kelly kemi kerry kerstin ketanji kim kimberly kiran kirsten kirsty klara kristen kristi kristin kristina krystyna kylie
laetitia laia lakshmi lara larissa lata latoya laura laure lauren laurence layla lea leah leanne leila leire lena lenka
leonie lesley leticia letitia letizia liane licia lidia lieke lieselotte ligia liliana lily lina linda lindiwe lisa
lise livia liz liza lizzie lois lola loredana lorena lorenza loretta lori lorie lorna lorraine louise lowri luana lucia
luciana lucie lucy ludivine ludmila luisa luise luiza luna lurdes lydia lynda lyndsey lynn lynne mabel macarena
maddalena maddie madeleine madhuri madison maelle mafalda magali magda magdalena maggie mahua mairead maite maja malala
malgorzata malika malu mamata mandy manon manuela mara marcella marcia margaret margarete margarida margarita
margherita margot margrethe marguerite maria mariam marian mariana mariangela marianne marie marielle marija marilyn
marina marine marion marisa marisol marit marjorie marketa marlene marlies marsha marta martha martina martine marwa
mary maryam mathilde matilde maud maureen mavis maxine mayawati małgorzata mechthild meena meg megan meghan melania
melanie melinda melissa mercedes meredith meritxell mette mhairi mia michaela michela michele michelle mila mildred
milena millie mina minnie mira miranda mireia mireille mirella miriam moira mollie molly mona monica monika monique
montserrat morag morgan morgane muriel myra myriam nadege nadia nadine nadira nadja nancy nandini naomi narges natalia
natalie natasha nathalie neha nelly nerea ngozi nia niamh nicky nicola nicole nicoletta nikki nina nirmala noelia
noemie nomvula noor nora noreen norma nuala nunzia nuria odile oksana olena olga olivia oprah orla ornella ottavia
padma paige paloma pam pamela paola pascale pat patricia patrizia patsy paula pauline pavla peggy penelope penny petra
philippa phoebe phyllis pia pilar pina pippa polly pooja preeti priscila priti priya priyanka prue rachael rachel
rachele rachida radha rafaela raffaella ramona rani raquel rashida rebecca regina regine rekha renata renate renee
rhiannon rhona ricarda rita ritu roberta robyn rocio roisin romy rosa rosalba rosalia rosalind rosangela rosanna
rosaria rose roseanna rosemarie rosemary rosena rosie rosita rossella roswitha roxana roxanne rukhsana ruth sabina
sabine sabrina sadie sahra saima sally salma samantha samira sanae sandra sandrine sanna sanne saoirse sara sarah
sarina sarita saskia savannah segolene selena selin selina serap serena severine shabana shannon sharon shaz shazia
sheila shelley shereen sheryl shireen shirley shobha shona shreya sian sienna sigrid silke silvana silvia simona simone
simonetta sinead siobhan smriti sofia solange soledad solene solveig sonia sonja sonya sophia sophie soraya stacey
stefania stefanie steffi stella steph stephanie stormy sudha sue suella sunita susan susana susanna susanne sushma
susie suzanne svenja svetlana swantje swati sybil sylvia sylviane sylvie tabitha tamara tamika tammy tania tanja tanya
tara tatiana tatjana teresa teresita tess tessa thais thandi thangam thelma theresa therese thuli tiffany tina tiziana
toni tove tracey tracy trinidad trish trudy tulsi ulrike uma umm ursula usha uta ute valentina valeria valerie vanda
vandana vanessa vania veena vera verena verity veronica veronika veronique vicki vicky victoria viola violet virginia
virginie vittoria vivian viviana viviane vivienne waltraud wanda wendy whitney wiebke winifred winnie xenia ximena
xiomara yael yasmin yasmina ylva yoko yolanda yolande yuki yulia yuriko yvette yvonne zahra zainab zanele zara zarah
zeinab zelia zita zoe zsuzsanna zuzana zuzanna
""")
