"""The commonest function words of languages that share a script, by ISO 639-1 code."""

from __future__ import annotations

FUNCTION_WORDS: dict[str, str] = {
    "en": (
        "the of and to is that was for with are this be have from not but they his her you your which or an their we "
        "has been will would there what can if when who by at as it he she were all my do how about more than them "
        "these our its into some could should i may no out up so only most also"
    ),
    "fr": (
        "le la les des et est une du dans que qui pour pas sur au avec ce il elle sont plus par ne vous nous se cette "
        "aux mais leur été ont être comme ou son ses ces même où aussi peut sans tout faire votre vos notre nos était "
        "fait lui y d'une d'un qu'il c'est n'est l'on j'ai deux après très leurs bien entre si"
    ),
    "de": (
        "der die das und ist nicht ein eine zu den mit von dem sich auf für im auch es an werden aus er hat dass sie "
        "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr "
        "durch man sein wurde wenn können ich kann sehr keine ihre seine dieser diese wir uns als schon gegen unter"
    ),
    "es": (
        "el la los las de que y en un una es por con para se del al lo como más pero sus su le ha este está son entre "
        "cuando muy sin sobre también me hasta hay donde quien desde todo nos durante uno ni contra ese eso fue era "
        "ser si porque esta no cómo puede han tu usted tienen qué o te ya"
    ),
    "pt": (
        "o os as de que e em um uma é por com para se do da dos das no na nos nas ao à não mais mas como foi ser são "
        "está ou sua seu suas seus pelo pela também até isso ela ele entre era depois sem mesmo aos quando muito há "
        "já eu você nós só esse essa num numa pode às te"
    ),
    "it": (
        "il lo la gli le di che e è un una per con non del della dei delle nel nella si da al alla sono più come ma "
        "anche dal dalla questo questa essere suo sua o loro ha hanno se ci era stato stata tra quando molto dopo cui "
        "perché i degli sul sulla fra ad ed c'è può così senza ancora"
    ),
    "nl": (
        "de het een en van is dat op te in die voor met niet zijn aan er om ook als dan maar bij of uit nog naar "
        "heeft hebben worden wordt door over tot je hij ze was wat kan meer deze dit geen we wij hun al werd moet u "
        "zou kunnen zich ik mijn onze waar veel"
    ),
    "sv": (
        "och att det som en på är av för med till den har de inte om ett han var men från vi så kan när nu vid eller "
        "ska hon jag sig efter också under skulle alla mycket där bara hade mot än sin ut upp blir denna detta dig du "
        "vara många"
    ),
    "da": (
        "og at det som en på er af for med til den har de ikke om et han var men fra vi så kan når nu ved eller skal "
        "hun jeg sig efter også under ville alle meget hvor kun havde mod end sin ud op bliver denne dette dig du "
        "være mange der blev"
    ),
    "no": (
        "og å det som en på er av for med til den har de ikke om et han var men fra vi så kan når nå ved eller skal "
        "hun jeg seg etter også under ville alle mye hvor bare hadde mot enn sin ut opp blir denne dette deg du være "
        "mange ble noe"
    ),
    "fi": (
        "ja on ei että se oli hän mutta ovat kun joka myös kuin niin tai jos sen ole mukaan voi vain jo siitä mitä "
        "tämä jotka nyt olla minä sitä vielä kanssa ennen noin ollut sekä eivät hänen jonka tässä"
    ),
    "pl": (
        "i w na z nie się do że jest to jak o po za od dla przez ale tak są był była oraz które który która być co "
        "tym tego jego lub może czy ich już tylko przy także gdy pod bardzo aby było ze ma mnie jej"
    ),
    "cs": (
        "a v na se je že s z do to jako pro i si ale po tak by ve který od o jsou byl která které jeho nebo při také "
        "jsem být už jen až co bylo však než může jak pod podle této byla kde mezi ještě"
    ),
    "sk": (
        "a v na sa je že s z do to ako pre aj si ale po tak by vo ktorý od o sú bol ktorá ktoré jeho alebo pri tiež "
        "som byť už len až čo bolo však než môže pod podľa tejto bola kde medzi ešte"
    ),
    "hu": (
        "a az és hogy nem is egy de van volt ez meg azt csak már ha el mint még vagy ki lesz be kell fel mert amely "
        "után ezt lehet sem minden olyan akkor szerint aki nagyon majd között ami ezek"
    ),
    "ro": (
        "și în de la cu pe nu care că din este un o pentru mai a fost au ca sunt sau după până când dar lui ale să se "
        "le prin fi am fără această acest ei foarte între poate numai cum al i-a"
    ),
    "tr": (
        "ve bir bu için ile da de çok daha olarak olan en var gibi kadar sonra ama ne her ya değil mi göre ise ki o "
        "ben sen biz onun olduğu tarafından iki şey şekilde hem çünkü arasında yok eden olduğunu"
    ),
    "id": (
        "yang dan di ini untuk dengan dari pada tidak itu dalam akan adalah oleh ke juga sebagai karena atau bisa "
        "dapat ada telah lebih saya kami kita mereka anda sudah tersebut kepada bahwa hanya serta secara seperti saat"
    ),
    "vi": (
        "và của là có được cho các không một trong với người những này để đã khi từ đến như về cũng ở ra vào sẽ tôi "
        "bạn nhưng trên thì lại phải nhiều hơn theo rất"
    ),
    "ca": (
        "el la els les de que i en un una és per amb no del dels al als més com però seu seva aquest aquesta són ha "
        "han van va ser també entre sobre quan fins molt sense on hi ho es si o pel pels què des perquè"
    ),
    "hr": (
        "i u je na se da su za od s a koji kao o što ili iz do ne sa ali samo bi biti nije koja koje još već nakon "
        "može između prema kada prije ako tako bio bila sam smo te bilo kako"
    ),
    "sl": (
        "in je v na se da so za z po pa ki s kot ali bi ne tudi od do iz o še bil bilo ni lahko pri kar kako vse zelo "
        "med samo že ko sem smo ima bila biti svoje"
    ),
    "et": (
        "ja on ei et see oli kui ka ning mis ta oma nii aga või kes seda mitte välja üle olla veel siis juba pärast "
        "mille tema saab ma me meie üks kõik sest"
    ),
    "lt": (
        "ir kad yra į su ne iš tai kaip buvo bet ar jo apie dėl už per tik nuo po jų prie taip savo gali labai kuris "
        "kuri nėra dar daugiau arba ją jie šis"
    ),
    "lv": (
        "un ir ka uz no ar par ne kas to tas bija kā pēc arī bet līdz vai lai ja var nav gan viņš savu tikai pie vēl "
        "tiek ļoti šo kur mēs"
    ),
    "sq": (
        "dhe në e të i për me një nga që është se si nuk ka u më do kjo ky por edhe janë ishte tyre duke ose pas mund "
        "nëse shumë kur tij saj"
    ),
    "eu": (
        "eta da ez bat du ere dira zen den bere izan baina egin dute hori edo baino dago oso behar ziren gabe hau "
        "horiek"
    ),
    "ru": (
        "и в не на что с по это как он из у за от но для к то все она так его а они был мы было бы до или быть может "
        "при если также я вы их уже только была более когда есть нет этого чтобы который которые"
    ),
    "uk": (
        "і в не на що з до як та це у за від але для й він то все вона так його а вони був ми було би або бути може "
        "при якщо також я ви їх вже тільки була більше коли є немає цього щоб який які про із"
    ),
    "bg": (
        "и в не на че с за от се да е по като са до но това той или след към при може ще което която който със беше "
        "само още през много как ги му тя няма има"
    ),
    "sr": (
        "и у је на се да су за од с а који као о што или из до не са али само би бити није која које још већ након "
        "може између према када пре ако тако био била"
    ),
    "ar": (
        "في من على إلى أن عن مع هذا هذه التي الذي كان لا ما كل أو بعد قد لم بين ذلك كما هو هي ثم حيث عند إن وقد وفي"
    ),
    "fa": ("و در به از که این را با است برای آن یک خود تا بر هم نیز شده می های بود شود اما یا هر کرد ما دارد"),
    "ur": ("کے کی میں اور ہے سے کا نے کو پر یہ ہیں کہ اس بھی جو ایک نہیں تھا ہو کر گیا لیے تو اپنے"),
    "hi": ("के की में है और से का को पर यह हैं कि भी जो एक नहीं था हो कर लिए तो ने इस या"),
    "mr": ("आहे आणि या हे तो ते च्या मध्ये होते नाही केली आहेत एक असे त्या पण किंवा साठी झाले ही"),
    "ne": ("छ र को मा छन् यो पनि भएको लागि गरेको हो एक बाट गर्न थियो तथा यस"),
}
