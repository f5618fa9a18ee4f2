# Սերվերի գրած էջերի բառերը։

## Այս լեզվի մասին

words-unreviewed = Այս էջի հայերեն բառերը լեզվակիրը չի ստուգել։
complaint-language = Այդ լեզուն այստեղ չկա։ Ցուցադրվում է անգլերեն։
complaint-datetime = Ցուցադրվում է այսօրվա օրը։
complaint-revision = Ցուցադրվում են ամենանոր տվյալները։

## Գլխավոր էջ

another-day = Այլ օր
show = Ցույց տալ
end-of-day = Օրվա վերջին՝ { $date }
at-instant = { $date }, ժամը { $time }
the-data = Տվյալներ
the-api = API
everything-in-one-file = ամեն ինչ մեկ ֆայլում
how-to-read = Ինչպես կարդալ սա
newest-data = Ամենանոր տվյալները
revision = Տարբերակ
data-licence = Տվյալներ

## Սյունակներ

column-place = Վայր
column-status = Կարգավիճակ
column-since = Սկսած
column-certainty = Հավաստիություն
column-last-reported = Վերջին հաղորդումը
column-sources = Աղբյուրներ

## Ցանկեր և առանձին գրառումներ

breadcrumb = Էջի ուղին
items-of = Ցուցադրված է { $shown }՝ ընդհանուր { $matched }-ից։
previous-page = Նախորդ էջ
next-page = Հաջորդ էջ
as-geojson = GeoJSON ձևաչափով
holds-from-to = Այս պատասխանը գործում է հետևյալ միջակայքում՝ սկիզբը՝ { $since }, վերջը՝ { $until } (վերջը չի ներառվում)։
the-beginning = տվյալների սկիզբը
now-and-on = բաց
geometry = Երկրաչափություն
no-geometry = Չկա. ցանկում է, քարտեզին չէ։

## Այս լեզուն

own-name = Հայերեն
translation-unreviewed = Այս թարգմանությունը լեզվակիրը չի ստուգել։
translation-unreviewed-short = թարգմանությունը ստուգված չէ
complaint = { $parameter } պարամետրի «{ $given }» արժեքը հնարավոր չէ կարդալ։
complaint-default = Ցուցադրվում է լռելյայն տեսքը։

## Բոլոր էջերը

skip = Անցնել բովանդակությանը
language = Լեզու
pages = Էջեր
timeline = Ժամանակագրություն
about-page = Նախագծի մասին
frozen = Ամրագրված է { $revision } տարբերակով
frozen-note = Ցանկացած հասցեին ավելացրեք as-of պարամետրը տարբերակի նույնականացուցիչով, որպեսզի պատասխանն այլևս չփոխվի։
not-kept = Այս տարբերակը՝ { $revision }, այստեղ չի պահվում։ Ցուցադրվում են ամենանոր տվյալները, որոնք կարող են տարբերվել նրանցից, որոնց համար հղումը ստեղծվել է։
modified = Վերջին փոփոխությունը՝ { $date }։
how-to-build = Սա էջն է առանց կենդանի քարտեզի։ Այն կառուցելու համար գործարկեք՝
source-count = { $n } աղբյուր
no-source = աղբյուր չկա
no-address = հասցեն հայտնի չէ
archived = արխիվային պատճեն
via = { $publisher }-ի միջոցով
says = { $n ->
    [one] { $who } ասում է.
   *[other] { $who } ասում են.
 }
qualified = { $qualifier } { $who }
certainty-confirmed = Հաստատված
certainty-reported = Հաղորդված
certainty-disputed = Վիճարկվող
category-change = Փոփոխություն
category-text = Փաստաթուղթ
category-court = Դատարան
category-statement = Հայտարարություն
category-proposal = Առաջարկ
category-incident = Միջադեպ
category-count = Հաշվարկ
category-opinion = Կարծիք
column-access = Ով կարող էր անցնել
column-until = Մինչև
column-control = Վերահսկողություն
column-changes = Փոփոխություններ
column-effect = Ազդեցություն
control-not-recorded = գրանցված չէ
control-unknown = անհայտ
control-contested = վիճելի
until = մինչև

## Գլխավոր էջ, շարունակություն

answer = Վիճակը ցուցադրված պահին
key-moments = Առանցքային պահեր
today = Այսօր
time-of-day = Ժամ (ոչ պարտադիր)
map-note = Ճանապարհների գծերը կարող են սխեմատիկ լինել. օղակը ցույց է տալիս կետի հնարավոր շեղումը։
changes-near = Փոփոխություններ այս ժամանակի շուրջ
all-changes = Բոլոր փոփոխությունները ({ $n })
this-view-as-data = Ինչ էր գործում ցուցադրված պահին՝ որպես տվյալ.
collection-places = Վայրեր
collection-states = Վիճակներ՝ վայրը երկու փոփոխության միջև
collection-changes = Փոփոխություններ՝ թվագրված հաղորդումներ աղբյուրներով
collection-sources = Աղբյուրներ
tables = Աղյուսակներ
usage-note = Կիրառության ծանոթագրություն

## Վայր

kind-corridor = Միջանցք
kind-road = Ճանապարհ
kind-bridge = Կամուրջ
kind-checkpoint = Անցակետ
kind-post = Դիտակետ
kind-site = Տեղանք
kind-settlement = Բնակավայր
kind-area = Տարածք
schematic = Սխեմատիկ
schematic-note = Գիծը սխեմատիկ է. այն չի չափագրվել։
precision = Ճշտությունը՝ մոտ { $metres } մ։
no-states = Այս վայրի վիճակի մասին գրառում չկա։
control-heading = Վերահսկողություն՝ ըստ հաղորդումների և ըստ փաստաթղթերի
reported-control = Ըստ հաղորդումների վերահսկում է՝
under = Ըստ փաստաթղթի՝ { $text }
safety = Անվտանգություն կամ անցում
history = Պատմություն
report-made = առաջին հաղորդումը
report-resumed = սրանից հետո վերականգնվել է
report-confirmed = կրկնակի հաղորդում
days-in-each = Օրեր՝ ըստ կարգավիճակի
days = { $n } օր
hours-only = միայն մի քանի ժամ
days-note = Մինչև { $date }՝ { $total }։ Օրը հաշվվում է ըստ իր վերջի վիճակի։
names = Անվանումներ
column-name = Անվանում
column-language = Լեզու
column-used-by = Ով է գործածում
column-in-use = Գործածության ժամանակը
column-remarks = Նշումներ
general-knowledge = ընդհանուր գիտելիքից. աղբյուրում չի տեսնվել
about-this-place = Այս վայրի մասին
part-of = Մաս է կազմում
parts = Մասեր
exists = Գոյություն ունի
position = Դիրք
confidence = Դիրքի վստահելիությունը
confidence-high = բարձր
confidence-medium = միջին
confidence-low = ցածր
origin = Դիրքի ծագումը
item-place = Այս վայրը

## Փոփոխություն

precision-year = հայտնի է միայն տարին
precision-month = հայտնի է միայն ամիսը
precision-day = օրը հայտնի է, ժամը՝ ոչ
precision-minute = ժամը հայտնի է
context-only = Այս հաղորդումը որևէ վայրում ոչինչ չի փոխում. այն համատեքստ է։
what-it-did = Ինչ է փոխվել և որտեղ
effect-starts = այդ պահից
effect-exception = ժամանակավորապես
effect-confirms = կրկին հաղորդվել է
effect-ends = ավարտվել է
who-says-what = Ով ինչ է ասում
related = Կապված փոփոխություններ
refers-cites = որպես պատճառ նշում է
refers-answers = պատասխանում է
refers-rejects = մերժում է
refers-asks-for = պահանջում է խոստացածը կամ որոշվածը
referred-cites = որպես պատճառ նշվում է
referred-answers = պատասխանը
referred-rejects = մերժումը
referred-asks-for = պահանջվում է
item-change = Այս փոփոխությունը
map-at-that-time = Քարտեզն այդ պահին
previous-change = Նախորդ փոփոխությունը
next-change = Հաջորդ փոփոխությունը
no-such-place = Այդպիսի վայր չկա
no-such-change = Այդպիսի փոփոխություն չկա
no-such-id = Այստեղ «{ $id }» նույնականացուցիչով ոչինչ չկա։

## Ժամանակագրություն

years = Տարիներ
timeline-lead = Գրանցված բոլոր փոփոխությունները՝ հնից նոր, յուրաքանչյուրը՝ իր ազդեցությամբ, հավաստիությամբ և աղբյուրներով։
timeline-description = Թվագրված { $n } փոփոխություն՝ աղբյուրներով, ըստ տարիների և ամիսների։

## Տեղեկություններ

status-words = Ինչ է նշանակում յուրաքանչյուր կարգավիճակ
access-lead = Գրանցվում է ըստ ճամփորդների և ուղղությունների։ «Գրանցված չէ» նշանակում է, որ գրառում չկա. «անհայտ»՝ որ փորձել են պարզել, բայց չի հաջողվել։ Ո՛չ մեկը, ո՛չ մյուսը «ոչ» չի նշանակում։
certainty-confirmed-means = Չի վիճարկվում, կամ սկզբնաղբյուրից է, կամ մի քանի աղբյուր համընկնում է։
certainty-reported-means = Մեկ կողմի պատմածը կամ մեկ կամ ոչ լիարժեք աղբյուր։
certainty-disputed-means = Մյուս կողմը հերքում է. երկուսն էլ ցուցադրվում են։
dates = Ինչպես է կարդացվում ամսաթիվը
dates-mean = Օրերը տեղական են՝ UTC{ $offset }։ Միայն ամսաթիվը ցույց է տալիս օրվա վերջի վիճակը և այն, ինչ այդ օրը դեռ եղել է, իսկ ամսաթիվը ժամով՝ այդ պահը։ Եթե հայտնի է միայն օրը, ամիսը կամ տարին, վիճակը սկսվում է դրա ամենավաղ պահից և աստիճանաբար երևում է ամբողջ ընթացքում։ 90 օրից հին հաղորդումը ցույց է տրվում իր ամսաթվով։
positions = Որքան ճշգրիտ է դիրքը
positions-mean = Յուրաքանչյուր պատկեր նշում է իր հնարավոր շեղումը մետրերով. անհրաժեշտության դեպքում գծվում է օղակ։ Սխեմատիկ գիծը չափագրված չէ և միայն ցույց է տալիս, թե ճանապարհը որ վայրերն է միացնում։ Հենքային քարտեզը մոտավոր է, և դրա ոչ մի գույն պետություն կամ տարածք չի նշանակում։
credits = Հեղինակություն և լիցենզիա
report-errors = Ինչպես հայտնել սխալի մասին
api-definition = API-ի նկարագրությունը

## Embeds

embed-open = Բացել ամբողջ քարտեզը
embed-move = Շարժել քարտեզը
embed-frozen = Ամրագրված՝ { $date }, տարբերակ { $revision }
embed-frozen-note = Այստեղ ցույց տրվածը չի փոխվում, երբ տվյալները փոխվում են։
embed-before = Նախորդ փոփոխությունը
embed-after = Հաջորդ փոփոխությունը
embed-day = Ցույց տրված օրը
embed-back = Վերադառնալ գծված քարտեզին
embed-wheel = Մասշտաբը փոխելու համար ոլորեք՝ սեղմած պահելով { $key }
embed-fingers = Քարտեզը շարժեք երկու մատով
embed-play = Նվագարկել փոփոխությունից փոփոխություն
embed-full = Ամբողջ էկրանով և հետ
embed-loading = Բեռնվում է՝ { $date } …
embed-failed = Չհաջողվեց բեռնել՝ { $date }։ Դեռ ցուցադրվում է՝ { $shown }։
embed-again = Կրկին փորձել

## Պնդումներ, թվեր, աղբյուրներ, հրապարակողներ

no-source-because = Աղբյուրը հայտնի չէ.
copies = արխիվային պատճեններ
names-in-claims = Պնդումներում
figures = Թվեր
counted-on = հաշվվել է՝ { $date }
unit-people = { $n ->
   *[other] { $value } մարդ
 }
unit-vehicles = { $n ->
   *[other] { $value } մեքենա
 }
unit-tonnes = { $value } տ
unit-days = { $n ->
   *[other] { $value } օր
 }
unit-hours = { $n ->
   *[other] { $value } ժամ
 }
unit-kilometres = { $value } կմ
unit-metres = { $value } մ
unit-trips = { $n ->
   *[other] { $value } երթ
 }
unit-posts = { $n ->
   *[other] { $value } դիտակետ
 }
unit-changes = { $n ->
   *[other] { $value } հաղորդում
 }
publisher = Հրապարակող
contact = Կապ
no-contact = Հրապարակողը կապի միջոց չի նշել։
balance = Ում պնդումներն են և ով է հրապարակել
balance-lead = Ամեն պնդում հաշվվում է այն կողմի համար, որն ասում է։ Հրապարակողը մեկ կողմի համար հաշվվում է մեկ անգամ՝ ըստ իր իսկ ասածի. չգտնվածը նշված չէ։
column-party = Կողմ
column-claims = Պնդումներ
column-with-source = Աղբյուրով
column-with-note = Փոխարենը՝ ծանոթագրությամբ
column-countries = Հրապարակողներն ըստ երկրների
column-kinds = Հրապարակողներն ըստ տեսակի
not-stated = նշված չէ
publisher-kind-official = պաշտոնական
publisher-kind-state-media = պետության պատկանող կամ նրա ֆինանսավորած
publisher-kind-agency = լրատվական գործակալություն
publisher-kind-independent = անկախ
publisher-kind-organisation = կազմակերպություն
publisher-kind-not-stated = նշված չէ

## The strip of the road

strip = Ճանապարհի երկայնքով
strip-note = Ճանապարհի հերթականությամբ, առանց մասշտաբի։
strip-unordered = Հերթականությունը հայտնի չէ
strip-border = սահման
# How far off the place of a stop may be.
strip-rough = ± { $length } կմ

## Պատմություն

story = Պատմություն
story-lead = { $title }. ինչ ճանապարհ է սա, ինչ է կատարվել այնտեղ, և ինչ է հայտնի այսօր։ Քայլեր՝ { $n }։
story-step = Քայլ { $number } / { $count }
story-steps = Պատմության քայլերը
story-next = Հաջորդը
story-previous = Հետ
story-whole = Ամբողջ պատմությունը մեկ էջում
story-day-by-day = Տեսնել օր առ օր
story-today = Այսօր՝
story-shown = Ցուցադրվում է՝
story-map = Տեսնել քարտեզի վրա
story-about = Հաղորդումները, որոնց վրա սա հիմնված է
story-days-without = առանց սովորական երթևեկության. { $since } – { $until }, երկու օրն էլ ներառյալ
story-days-in-status = { $since } – { $until } օրերից նրանք, որոնք ավարտվել են «{ $status }» վիճակով
story-changes = այս տվյալներում, { $since } – { $until }
story-days-without-means = Հաշվվում են տեղական օրերը՝ սովորական երթևեկության դադարելու օրից մինչև նշված վերջին օրը, երկուսն էլ ներառյալ։ Ավելի ուշ օրվա մասին նախադասության մեջ հաշիվը շարունակվում է, քանի դեռ տվյալներն ասում են, որ սովորական երթևեկություն չի եղել։
story-days-in-status-means = Օրը հաշվվում է ըստ դրա վերջում եղած վիճակի. օրվա ընթացքում մի քանի ժամ տևած վիճակը ոչինչ չի ավելացնում։
story-changes-means = Հաշվվում են այս տվյալների բոլոր տեսակի հաղորդումները, որոնց ամսաթիվն այդ ժամանակահատվածում է. յուրաքանչյուրը բոլոր փոփոխությունների էջում է։
