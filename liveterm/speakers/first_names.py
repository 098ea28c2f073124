"""First names by gender: what tells a person from a place, and he from she. Lower case, without accents."""

from __future__ import annotations

from liveterm.speakers.lexicon import listed

MEN = listed("""
aaron abbas abdul abdullah abel abraham adalberto adam adebayo adolfo adrian agostino ahmad ahmed ahmet aidan aitor
akhilesh akufo al alain alan alastair alban albert alberto alcide aldo alejandro aleksandar aleksandr alessandro
alessio alex alexander alexei alexis alfie alfonso alfred alfredo ali alistair allan allen alun alvaro alvin amedeo
amir amit amitabh anatoly anders andre andrea andreas andrei andrej andres andrew andriy andrzej andy ange angelo angus
anil anselmo ansgar anthony antoine anton antonello antoni antonio antony antti aquiles archie arjen armin arnaldo
arnaud arne arnold arrigo arsene arthur artur arturo arun arvind asensio ashley ashok asif asim attila attilio augusto
aurelien austin avi axel ayman babar balint barack barney barry bart bartolomeo bashar bashir basile bassirou bastian
bastien ben benedict beniamino benito benjamin benny bernard bernardo bernie bert bertie bertrand bezalel bilawal bill
billy bjorn bob bobby bodo bogdan bola boris borja bosko brad bradley brandon brendan brendon brent bret brett brian
brice brook bruce bruno bryan bryce bukayo bukola burkhard caleb callum calum cameron camille carl carles carlo carlos
carlton carmelo cedric cesar chad chandrababu charles charlie chester chris christian christof christoph christophe
christopher chuck ciro clarence clark claude claudio clemens clement cliff clifford clint clive cody cole colin colm
connor conor constantin corentin corey cornelius corrado cory cosimo craig cristian cristiano cristobal curtis cyril
cyrus dale damian damiano damien dan dani daniel daniele danny dario darius darrell darren daryl dave david davide dean
declan deepak denis dennis denzel denzil derek derrick des desmond detlef devlet didier diego dieter dietmar dietrich
dimitri dimitris dino dirk dmitri dmitriy dmitry domenico domingo domingos dominic dominik don donald donato donnie
doug douglas dragan duarte duncan dustin dwayne dwight dylan eamonn earl ebba ebrahim ed eddie edgar edmond edoardo
eduardo edward edwin egan egon ehud ekkehard ekrem eli elias elijah elio elliot elliott eloi elon emanuel emil emile
emiliano emilio emmanuel emmanuele enda ennio enrique enzo eric erich erik ernest ernesto ernie ernst esa esteban ethan
etienne ettore eugene eusebio evan evariste evgeny ewan eyal fabian fabien fabio fabrice fabrizio faisal falko farhan
fathi fausto federico federigo felipe felix ferdinand ferenc fergus fernando ferran filip filippo finn firmin flavio
florent florian francesco francis francisco franck franco francois frank frankie franz franz-josef fraser fred freddie
frederic frederick fredrik friedhelm friedrich fulvio fumio gabor gabriel gadi gaetano gareth garth gary gaspard gaston
gaurav gautam gauthier gavi gavin gene gennaro geoff geoffrey george gerald geraldo gerard gerardo gerhard germain
german gerry ghislain giacomo giampiero giancarlo gianfranco gianluca gianni gilberto giles gilles gillo gino giorgio
giorgos giovanni giuseppe glen glenn goran gordon gotz graham grant greg gregg gregoire gregor gregorio gregory
grzegorz guglielmo guido guilhem guillermo gunnar gunter gunther gus gustave gustavo guy hakan hakeem hamid hamza hank
hannes hans hansjorg hardik harold harry hartmut harvey hasan hassan hector heiko heinrich heinz helder helge helmut
hendrik henri henrik henry herbert herman herve heung-min hirokazu hiroki hiroshi holger horacio horst hossein howard
hubert hubertus hugh hugo humberto humza hussein iago iain ian ibrahim idris ignacio ignazio igor iker ilya imran
inacio inigo isaac isidro ismael ismail istvan itamar ivan ivica ivo jacek jacinto jack jackson jacob jacopo jacques
jae-myung jagdish jaime jair jake jakob jamal james jamie jan jannik jannis janos jared jaroslav jaroslaw jarosław
jason jasprit javad javier jawad jay jd jean jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc
jean-marc jean-michel jean-noel jean-paul jean-pierre jean-yves jeff jeffrey jens jens-frederik jeremie jeremy jermaine
jerome jeronimo jerry jesse jesus jim jimmie jimmy jiri joachim joao joaquim joaquin jochen joe joel johan johann
johannes john john-paul johnny jon jonas jonathan jonny jordan jordi jorg jorge jose jose-manuel joseba josef josep
joseph josh joshua jozef juan jude jules julian julien julio julius jurgen justin justus kagiso kai kaja karim karl
karl-heinz karl-theodor karsten kash kasper keir keith kemal ken kenji kenneth kenny kent kenta kevin kgalema khaled
khalid khalil kieran kilian kim kiran kirk klaas klaus knut kofi konstantin kostas kris kristi kristian krzysztof
kuldeep kurt kwame kwasi kyle lachlan lamine lance larry lars laszlo laurence laurent lautaro lawrence leandro lee
lelio lenny leo leon leonard leonardo leonid leopoldo leroy leslie lewis liam lindsay lindsey lionel lloyd loic lorenzo
lothar lou louis luca lucas luciano lucio ludovic luigi luis luiz luka lukas luke lutz mads mael magnus mahmoud maik
maksim malcolm mallikarjun manfred manlio manmohan manolo manuel marc marcel marcelo marcial marcin marco marcos marcus
mariano mario marius mariusz mark markus marshall martin marty marvin marwan mason masoud massimiliano massimo mateo
mateusz mathew mathias mathieu matias mats matt matteo matthew matthias matthieu maurice mauricio maurizio mauro max
maxim maximilian maximiliano maximilien mehmet mel melchior melvin mervyn mette michael michel michele miguel mikael
mike mikel mikhail milan miles milo min-jae mirko miroslav mitch mitt mo mohamed mohammad mohammed mohamud mohsen
moritz moses moshe muhammad mukesh murray mustafa nabil naftali nairo nando narendra nasser nathan nathaniel naveen
nawaz neal ned neil nello nelson nenad nicholas nick nico nicola nicolas nicolo niels nigel nikita niklas niko nikola
nikolai nikos nitin noah noam noel norbert norman novak nuno octave octavio oisin olaf ole oleg oleksandr oleksiy oli
oliver olivier oliviero ollie olof omar omer ondrej onofre orazio oriol orlando osama oscar oskar osman osvaldo otmar
ottavio otto ousmane owen pablo paddy pam panos paolo pascal pascual pasquale pat patrice patrick patrizio paul paulino
paulo pavel pavlo paweł pedri pedro pep per percy pere perry pete peter petr petro petteri phil philip philipp philippe
phillip pier pierfrancesco piergiorgio pierluigi piero pierre piers pietro pino piotr piyush prakash preston primoz
quentin quim radoslaw radosław rafael raffaele rahul raila raimund rainer raj rajesh rajnath ralf ralph rami ramiro
ramon randall randy raphael rashid rasmus raul ravi ravindra ray raymond recep reece reg reggie reid reinaldo reiner
reinhard remco remi remy renato renaud rene renzo reuben rex rfk ricard ricardo riccardo rich richard richie rick ricky
rino rio rishi rob robbie robert roberto robin rocco rod roderick rodney rodolfo rodrigo rogelio roger rohit roland
rolando rolf romain roman romano romeo romuald ron ronald ronan ronnie rory rosario ross roy ruben rudi rudiger rudy
ruggero rui rupert russ russell ruud ryan sacha sachin sadiq saeed sajid saleh salman salvador salvatore sam samer
samir samuel sanae sandro sanjay santiago sascha saul sauli saverio scott sean sebastian sebastien serge sergei sergej
sergey sergio seth shaheen shahid shane shaun shawn shehbaz sheldon shigeru shimon shinji shinzo shohei shubman sid
sidney siegfried sigmar silvano silvere silvio simao simon simone siya slobodan solomon sonke soren spencer stan
stanislas stanisław stanley stavros stefan stefano steffen stephan stephane stephen sterling steve steven stewart
stuart suleyman sunder sunil susie sven svenja sylvain søren tadej takashi tamas tancredi tarcisio tarek tarik tariq
taro tayyip ted teddy telmo temba teo terence terrence terry thabo theo theodore thiago thibault thibaut thierry thilo
thomas thorsten tiago tim timo timothy tino tobias toby todd tom tomas tomasz tommaso tommy tony torben torsten travis
trevor tristan troy tucker tullio tulsi tyler udo ugo uhuru ulf uli ulisse ulrich umberto unai urs uwe vaclav vadim
valentin valentino valerio valery vangelis vasco veit vernon vic vicente vico victor vijay vikram viktor vince vincent
vincenzo virat virgilio vitali vitaliy vito vittorio vladimir volker volodymyr vyacheslav wade waleed wallace walter
walther warren wasim wayne wenceslas werner wes wesley wilfred wilhelm will willem willi william willie winfried
wojciech wolfgang wolfram wout wyatt xabi xavi xavier yahya yair yann yannick yannis yasser yevgeny yitzhak yoann yoav
yoshihide yousef yoweri yuri yusuf yves yves-marie zac zach zachary zack zbigniew zdravko zeno zia ziad zoltan zoran
zuzana
""")

WOMEN = listed("""
abbie abby abigail ada adele adelina adriana agnes agnese agnieszka aileen aisha akie alana alba alejandra alessandra
alessia alexandra alexandria alexandrine alice alicia alina aline alison allison alyssa amalia amanda amber amelia
amelie amina amy ana anais anastasia andrea andreia angela angelica angelina angie anika anita anja anke ann anna
annabel annalena annalisa annamaria anne anne-marie annegret annelie anneliese annette annie antje antonella antonia
anya april arancha ariane arianna arlene ashley assunta astrid audrey aurelie aurore ava ayanna ayesha barbara barbel
beata beate beatrice beatrix becky begona belinda bella benedetta bernadette beth bethany bettina betty beverley bianca
birgit bonnie brenda bridget bridie brigitte britney bronwen brooke camila camilla candace capucine carina carla
carlotta carly carmen carol carole carolina caroline carolyn carrie cassandra cat catarina caterina catherine cathy
cecile cecilia celia celine chantal charlotte chelsea cherie cheryl chiara chloe chris christa christel christelle
christiane christina christine cindy cinzia claire clara clare clarisse claudia claudine clelia clemence clementine
colette colleen conceicao concetta condoleezza connie constanca constance cora corinna corinne cosima courtney cressida
cristiana cristina cynthia dagmar daisy dana daniela danielle daphne dawn deb debbie debora deborah debra delia
delphine denise diana diane dianne diletta dolores dominika dominique donatella donna dora doreen doris dorothee
dorothy droupadi ebba edda edith eileen elaine eleanor elena eleni eleonora elfriede eliane elisa elisabeth elise
elizabeth elke ella ellen ellie elly eloise elsa elsie elvira emanuela emily emma emmanuelle enrica erica erika erin
esme estelle esther eugenia eunice eva eve evelyn evelyne ewa fabienne fabiola faith fani fatima fay federica fernanda
filipa filomena fiona flavia flora florence fran frances francesca francisca franka franziska frauke freya friederike
gabriela gabriele gabriella gabrielle gaelle gail gemma genevieve genoveva georgia georgie georgina geraldine gerda
gertrud ghislaine gianna gillian gina ginevra ginny giorgia giovanna gisele giulia giuliana giuseppina gloria graca
grace grazia graziella greta gretchen gudrun gwen gwyneth hanan hanna hannah harmanpreet harriet haydee hayley hazel
heather heiderose heidi heike helen helena helene helga henriette hermine hilary hildegard hillary holly hope hortense
ida ilaria ilhan ilse imelda imogen ines inga inge ingrid ione irene irina iris irma isabel isabella isabelle isaura
isla ivana ivanka ivy jacinda jackie jacqueline jacqui jade jan jana jane janet janice janine jasmine jayne jean
jeanette jeanne jemima jen jenna jennie jennifer jenny jess jessica jill jillian jo joan joana joann joanna joanne
jocelyne jodie johanna jolene jordis josefa josefina josephine josiane joy joyce juanita judith judy julia juliana
julianne julie juliet june justine jutta kaitlin kaja kamala karen kari karin karina karine karla karoline kat katarina
kate katerina katharina katherine kathleen kathryn kathy katia katie katja katrin katrina katy kay kayla kayleigh keely
keira kelly kemi kerry kerstin ketanji kim kimberly kirsten kirsty klara kristen kristi kristin kristina krystyna kylie
laetitia lara laura laure lauren laurence lea leah leanne leila leire lena lesley leticia letitia liane licia lidia
lieselotte liliana lily lina linda lisa lise livia liz liza lizzie lois lola loredana lorena lorenza loretta lori lorna
lorraine louise luana lucia luciana lucie lucy ludivine ludmila luisa luise luna lurdes lydia lynda lyndsey lynn lynne
mabel maddie madeleine madison maelle mafalda magali magda magdalena maggie mairead maite malala malu mamata mandy
manon manuela mara marcella marcia margaret margarete margarita margherita margot margrethe marguerite maria mariam
marian mariana mariangela marianne marie marielle marija marilyn marina marine marion marisa marjorie marlene marsha
marta martha martina marwa mary maryam mathilde maud maureen mavis maxine mayawati małgorzata mechthild meg megan
meghan melania melanie melinda melissa mercedes meredith mette mhairi mia michaela michele michelle mila mildred milena
millie mina minnie mira miranda mireille miriam moira mollie molly mona monica monika monique montserrat morgan myra
myriam nadege nadia nadine nadja nancy naomi narges natalia natalie natasha nathalie nelly nerea ngozi nia nicky nicola
nicole nicoletta nikki nina nirmala noelia nora noreen norma nuala nunzia odile oksana olena olga olivia oprah ornella
ottavia paige paloma pam pamela paola pascale pat patricia patrizia patsy paula pauline peggy penelope penny petra
philippa phoebe phyllis pia pilar pina pippa polly preeti priti priya priyanka prue rachael rachel rachele rachida
rafaela raffaella ramona raquel rashida rebecca regina regine renata renate renee rhiannon rhona ricarda rita roberta
robyn rocio roisin romy rosa rosalba rosalia rosalind rosangela rosanna rosaria rose roseanna rosemary rosena rosie
rosita roswitha roxana roxanne ruth sabina sabine sabrina sadie sahra sally salma samantha samira sanae sandra sandrine
sanna sara sarah sarina saskia savannah selena selina serena severine shabana shannon sharon sheila shelley shereen
sheryl shireen shirley sian sienna sigrid silke silvana silvia simona simone simonetta siobhan smriti sofia solange
soledad solene sonia sonja sonya sophia sophie soraya stacey stefania stefanie steffi stella stephanie stormy sue
suella susan susana susanna susanne sushma susie suzanne svenja svetlana sybil sylvia sylviane sylvie tabitha tamara
tammy tania tanya tara tatiana tatjana teresa teresita tess tessa thais thangam thelma theresa therese thuli tiffany
tina tiziana toni tracey tracy trinidad trish trudy tulsi ulrike ursula usha uta ute valentina valeria valerie vanda
vanessa vera verena verity veronica veronique vicki vicky victoria viola violet virginia virginie vivian viviana
viviane vivienne waltraud wanda wendy whitney wiebke winifred winnie xenia xiomara yael yasmin yasmina ylva yoko
yolanda yolande yulia yuriko yvette yvonne zahra zara zeinab zita zoe zuzana
""")
