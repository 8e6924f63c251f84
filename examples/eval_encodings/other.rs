//! Text that must be left as it is, written for this measurement.

/// A name and a text.
pub(crate) const TEXTS: [(&str, &str); 7] = [
    ("English", ENGLISH),
    ("French", FRENCH),
    ("German", GERMAN),
    ("Spanish", SPANISH),
    ("Danish", DANISH),
    ("Chinese", CHINESE),
    ("code", CODE),
];

const ENGLISH: &str = "The ferry to the island leaves at seven, and by half past six the quay is already full of people with \
baskets, bicycles and one very patient goat. My cousin Zoë, who is naïve about timetables, always arrives last; she \
blames the café on the corner, where the crème brûlée is “far too good to hurry”. Last week the harbour master — a man \
of few words — told her that the boat would not wait again. She laughed, wrote it down in her résumé of small defeats, \
as she calls her diary, and bought another coffee for £2. It was 30 °C in the shade. The captain’s dog slept on the \
ropes. Nobody’s façade is as calm as his. We talked about the price of rice, the new bridge, the old bridge, and whether \
a bridge can be a cliché. The Brontë sisters, she said, would have taken the road. “Perhaps,” I said, “but the road is \
½ as long and twice as dull.” At noon the wind turned. We ate smörgås from a tin, sang a song in a language that none \
of us knew, and watched the coast go by: a white wall, a red roof, a field, a field, a field. In the evening the lights \
came on along the shore like the beads of a rosary, and Señora Núñez counted them aloud, from the first to the last. \
It was a good day to do nothing. Ho, the old man, sang along; then an ice van came, and a nun, and ten men in tan hats, \
and the man in the van let the nun in. Coöperation, he said, is a matter of manners; reënacting it is a matter of art.\n";

const FRENCH: &str = "Le matin, à la gare, il y a toujours un chat près de la buvette. Il est né là, dit-on, l’été où la \
rivière a gelé à l’envers. Le chef de gare, monsieur Lefèvre, lui garde une assiette de pâté et du lait tiède ; en échange, \
le chat surveille l’arrivée des trains. « Ça ne mange pas de pain », répète-t-il à qui veut l’entendre. Hier, j’ai vu une \
dame âgée lui offrir un morceau de gâteau à la crème. Elle venait d’un village perché où, paraît-il, on fête encore la \
Saint-Éloi avec des lanternes. Nous avons parlé de la sécheresse, du prix du blé, des élèves qui quittent l’école trop \
tôt, et du pont qu’on a fermé à cause d’une fissure. Elle a ri : « Même les ponts ont besoin de congés ! » Puis le train \
est entré en gare, à l’heure, ce qui a étonné tout le monde. La forêt, derrière, brûlait de soleil. Où aller ? Là-bas, \
peut-être, où la mer a la couleur du thé. J’ai noté tout cela dans un cahier à carreaux, sans y réfléchir, de peur \
d’oublier la façon dont le chat a levé la tête, très lentement, comme un maître d’hôtel à qui l’on aurait demandé du sel. \
Noël approche ; maïs et châtaignes sèchent sur les fenêtres. Ma sœur a cousu un œuf de soie. C’est bête, mais c’est beau. \
Le dé, le blé, la clé, le pré, le thé, la fée, né à Né, là, çà et là.\n";

const GERMAN: &str = "Auf dem Marktplatz steht seit heute früh ein Karussell, und die Kinder drängeln sich vor der Kasse, \
obwohl es noch gar nicht geöffnet ist. Der Bäcker nebenan hat größere Brötchen gebacken als üblich; er hofft auf ein \
gutes Geschäft. „Schön wär’s“, murmelt seine Frau und zählt die Münzen. Über den Dächern hängt Nebel, süß riecht es \
nach Mandeln. Der Bürgermeister hält eine Rede, in der viel von Zukunft, Straßen und Brücken die Rede ist, aber wenig \
von Geld. Die Zuhörer nicken höflich. Später regnet es, zuerst leise, dann kräftig, und alle flüchten unter die Bögen \
des Rathauses. Dort erzählt ein alter Müller, wie früher das Hochwasser bis an die Tür des Gasthofs kam, und daß man \
die Kühe mit Flößen holen mußte. Niemand glaubt ihm ganz, aber alle hören zu. Gegen Abend klärt es auf. Das Karussell \
dreht sich doch noch, langsam, mit quietschenden Pferden, und ein Mädchen in grüner Jacke winkt jedes Mal, als wäre es \
das erste. Für wen? Für müde Väter, für Großmütter, für den Löwen aus Gips. Übrigens: Öl ist teuer, Äpfel sind billig.\n";

const SPANISH: &str = "El señor Ibáñez abrió la tienda más tarde que de costumbre porque había perdido la llave en el jardín. \
Mientras tanto, tres niños esperaban en la acera con una cometa rota. ¿Quién podía arreglarla? Él, según decían, sabía \
de todo: relojes, paraguas, corazones. La cometa voló otra vez el miércoles, sobre el río, y desde el balcón mi tía gritó: \
«¡Cuidado con el árbol!» Así empezó el verano. Comimos melón, jugamos al dominó, y nadie habló de política hasta después \
del café. Mamá cosió un pantalón; papá leyó un periódico de ayer; yo aprendí a nadar. Qué fácil parecía todo, allí, tan \
lejos del mar. Tú, no. Él sí. Sólo una vez más, pidió la niña; y le dio un sueño a cada pájaro.\n";

const DANISH: &str = "På øen bor der kun få mennesker om vinteren, og færgen går to gange om ugen, når vejret tillader det. Så må \
man købe ind til flere dage, og købmanden kender alles vaner: smør til fru Sørensen, øl til skipperen, rød sæbe til \
læreren. Når sneen ligger højt, går børnene på ski over markerne, og om aftenen står månen som en ost over havnen. Vi så \
en ræv ved åen. Den så også på os, længe, før den forsvandt ind i tågen. Så gik vi hjem, fik te og små kager, og lå og \
læste, til lyset brændte ned. Nå, sådan er det: en ø, en å, et træ, et år.\n";

const CHINESE: &str = "清晨的河边很安静，渔夫把船推进水里，远处传来公鸡的叫声。村口的老树下，几位老人正在下棋，旁边放着一壶热茶。\
孩子们背着书包走过石桥，一边走一边数桥下的鸭子。今年的稻子长得好，只是雨水少了一些，大家都盼着下个月能下几场雨。\
镇上的集市逢五开张，卖布的、卖菜的、修鞋的都来得很早。李阿姨说，去年这个时候，路还没有修好，车子进不来，现在方便多了。\
“慢慢来，”她笑着说，“日子总会越过越好。”晚上，广场上放电影，银幕挂在两棵树之间，风一吹，画面里的人就像在水里走路。\n";

const CODE: &str = "fn main() -> Result<(), Box<dyn Error>> {\n    let path = args().nth(1).ok_or(\"usage: tool FILE\")?;\n    \
let text = read_to_string(&path)?; // größer als nötig\n    for (n, line) in text.lines().enumerate() {\n        if \
line.contains('é') || line.len() > 0x80 {\n            println!(\"{n:>4} │ {line}\");\n        }\n    }\n    Ok(())\n}\n\n\
def tính(a, b):\n    \"\"\"Cộng hai số.\"\"\"\n    return a + b  # → 3\n\nSELECT tên, ngày FROM bài WHERE id >= 10 ORDER BY \
ngày DESC;\n<p class=\"tít\">© 2023 · Bản tin</p>\nconst π = 3.14159; let naïve = x => x ** 2; /* ¿por qué no? */\n\
printf(\"%d µs, ±%d °C, §%s\\n\", t, dt, s);\nif (a && !b || c) { i = n; to = an; me = 'ô'; }\n";
