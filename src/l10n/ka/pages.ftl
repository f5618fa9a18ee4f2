# სერვერის დაწერილი გვერდების სიტყვები.

## ამ ენის შესახებ

words-unreviewed = ამ გვერდის ქართული სიტყვები მშობლიური ენის მცოდნეს არ შეუმოწმებია.
complaint-language = ეს ენა აქ არ არის. ნაჩვენებია ინგლისურად.
complaint-datetime = ნაჩვენებია დღევანდელი დღე.
complaint-revision = ნაჩვენებია უახლესი მონაცემები.

## მთავარი გვერდი

another-day = სხვა დღე
show = ჩვენება
end-of-day = დღის ბოლოს: { $date }
at-instant = { $date }, { $time }
the-data = მონაცემები
the-api = API
everything-in-one-file = ყველაფერი ერთ ფაილში
how-to-read = როგორ იკითხება ეს
newest-data = უახლესი მონაცემები
revision = ვერსია
data-licence = მონაცემები

## სვეტები

column-place = ადგილი
column-status = სტატუსი
column-since = როდიდან
column-certainty = სანდოობა
column-last-reported = ბოლო ცნობა
column-sources = წყაროები

## სიები და ცალკეული ჩანაწერები

breadcrumb = გვერდის გზა
items-of = ნაჩვენებია { $shown }, სულ { $matched }.
previous-page = წინა გვერდი
next-page = შემდეგი გვერდი
as-geojson = GeoJSON ფორმატში
holds-from-to = ეს პასუხი სწორია ამ შუალედში: დასაწყისი { $since }, დასასრული { $until } (არ შედის).
the-beginning = მონაცემების დასაწყისი
now-and-on = ღია
geometry = გეომეტრია
no-geometry = არ არის: სიაშია, რუკაზე არა.

## ეს ენა

own-name = ქართული
translation-unreviewed = ეს თარგმანი მშობლიური ენის მცოდნეს არ შეუმოწმებია.
translation-unreviewed-short = თარგმანი შეუმოწმებელია
complaint = პარამეტრ { $parameter }-ის მნიშვნელობა „{ $given }“ ვერ იკითხება.
complaint-default = ნაჩვენებია ნაგულისხმევი ხედი.

## ყველა გვერდი

skip = შინაარსზე გადასვლა
language = ენა
pages = გვერდები
timeline = ქრონოლოგია
about-page = პროექტის შესახებ
frozen = დაფიქსირებულია ვერსიაზე { $revision }
frozen-note = ნებისმიერ მისამართს დაამატეთ as-of ვერსიის იდენტიფიკატორით, რომ პასუხი აღარ შეიცვალოს.
not-kept = ეს ვერსია, { $revision }, აქ არ ინახება. ნაჩვენებია უახლესი მონაცემები, რომლებიც შეიძლება განსხვავდებოდეს იმისგან, რისთვისაც ბმული შეიქმნა.
modified = ბოლო ცვლილება: { $date }.
how-to-build = ეს გვერდია ცოცხალი რუკის გარეშე. მის ასაწყობად გაუშვით
source-count = { $n } წყარო
no-source = წყარო არ არის
no-address = მისამართი უცნობია
archived = არქივის ასლი
via = { $publisher }-ის მეშვეობით
says = { $n ->
    [one] { $who } ამბობს:
   *[other] { $who } ამბობენ:
 }
qualified = { $qualifier } { $who }
certainty-confirmed = დადასტურებული
certainty-reported = ცნობის მიხედვით
certainty-disputed = სადავო
category-change = ცვლილება
category-text = ტექსტი
category-court = სასამართლო
category-statement = განცხადება
category-proposal = წინადადება
category-incident = ინციდენტი
category-count = აღრიცხვა
category-opinion = მოსაზრება
column-access = ვის შეეძლო გავლა
column-until = როდემდე
column-control = კონტროლი
column-changes = ცვლილებები
column-effect = შედეგი
control-not-recorded = არ არის აღრიცხული
control-unknown = უცნობია
control-contested = სადავო
until = ამ დრომდე:

## მთავარი გვერდი, გაგრძელება

answer = მდგომარეობა ნაჩვენებ დროს
key-moments = მთავარი მომენტები
today = დღეს
time-of-day = დრო (არასავალდებულო)
map-note = გზების ხაზები შეიძლება სქემატური იყოს; რგოლი აჩვენებს წერტილის შესაძლო გადახრას.
changes-near = ცვლილებები ამ დროის ახლოს
all-changes = ყველა ცვლილება ({ $n })
this-view-as-data = რა იყო ნაჩვენებ დროს, მონაცემების სახით:
collection-places = ადგილები
collection-states = მდგომარეობები: ადგილი ორ ცვლილებას შორის
collection-changes = ცვლილებები: დათარიღებული ცნობები წყაროებით
collection-sources = წყაროები
tables = ცხრილები
usage-note = შენიშვნა სახელებსა და სიტყვებზე

## ადგილი

kind-corridor = დერეფანი
kind-road = გზა
kind-bridge = ხიდი
kind-checkpoint = გამშვები პუნქტი
kind-post = პოსტი
kind-site = წერტილი
kind-settlement = დასახლება
kind-area = არე
schematic = სქემატური
schematic-note = ხაზი სქემატურია: აზომვა არ ყოფილა.
precision = სიზუსტე – დაახლოებით { $metres } მ.
no-states = ამ ადგილის მდგომარეობა აღრიცხული არ არის.
control-heading = კონტროლი: ცნობებითა და დოკუმენტებით
reported-control = ცნობების მიხედვით აკონტროლებს:
under = დოკუმენტის მიხედვით: { $text }
safety = უსაფრთხოება ან გავლა
history = ისტორია
report-made = პირველი ცნობა
report-resumed = ამის შემდეგ განახლდა
report-confirmed = განმეორებითი ცნობა
days-in-each = დღეები თითოეულ სტატუსში
days = { $n } დღე
hours-only = მხოლოდ რამდენიმე საათი
days-note = { $date }-მდე: { $total }. დღე ითვლება მისი ბოლოს მდგომარეობით.
names = სახელები
column-name = სახელი
column-language = ენა
column-used-by = ვინ იყენებს
column-in-use = როდის იხმარებოდა
column-remarks = შენიშვნები
general-knowledge = ზოგადი ცოდნიდან; წყაროში არ გვინახავს
about-this-place = ამ ადგილის შესახებ
part-of = რისი ნაწილია
parts = ნაწილები
exists = არსებობს
position = მდებარეობა
confidence = მდებარეობის სანდოობა
confidence-high = მაღალი
confidence-medium = საშუალო
confidence-low = დაბალი
origin = საიდან არის მდებარეობა
item-place = ეს ადგილი

## ცვლილება

precision-year = ცნობილია მხოლოდ წელი
precision-month = ცნობილია მხოლოდ თვე
precision-day = ცნობილია დღე, საათი – არა
precision-minute = ცნობილია დღის დრო
context-only = ეს ცნობა არსად არაფერს ცვლის; ეს კონტექსტია.
what-it-did = რა და სად შეიცვალა
effect-starts = ამ დროიდან
effect-exception = დროებით
effect-confirms = კვლავ ითქვა
effect-ends = დასრულდა
who-says-what = ვინ რას ამბობს
related = დაკავშირებული ცვლილებები
refers-cites = მიზეზად ასახელებს
refers-answers = პასუხობს
refers-rejects = უარყოფს
refers-asks-for = ითხოვს დაპირებულის ან დადგენილის შესრულებას
referred-cites = მიზეზად დასახელებულია
referred-answers = პასუხი
referred-rejects = უარყოფა
referred-asks-for = შესრულებას ითხოვს
item-change = ეს ცვლილება
map-at-that-time = რუკა ამ დროს
previous-change = წინა ცვლილება
next-change = შემდეგი ცვლილება
no-such-place = ასეთი ადგილი არ არის
no-such-change = ასეთი ცვლილება არ არის
no-such-id = აქ იდენტიფიკატორით „{ $id }“ არაფერია.

## ქრონოლოგია

years = წლები
timeline-lead = ყველა აღრიცხული ცვლილება, ძველიდან ახლისკენ: რა შეიცვალა, რამდენად სანდოა და რა წყაროებით.
timeline-description = { $n } დათარიღებული ცვლილება წყაროებით, წლებისა და თვეების მიხედვით.

## შესახებ

status-words = რას ნიშნავს თითოეული სტატუსი
access-lead = აღირიცხება თითოეული მგზავრისა და მიმართულებისთვის. „არ არის აღრიცხული“ – არავის არაფერი ჩაუწერია; „უცნობია“ – სცადეს და ვერ დაადგინეს. არც ერთი არ ნიშნავს „არას“.
certainty-confirmed-means = არავინ ედავება, ან პირველადი ტექსტიდანაა, ან რამდენიმე წყარო ემთხვევა.
certainty-reported-means = ერთი მხარის მონათხრობი, ან ერთადერთი ან მწირი წყარო.
certainty-disputed-means = მეორე მხარე უარყოფს; ნაჩვენებია ორივე.
dates = როგორ იკითხება თარიღი
dates-mean = დღეები ადგილობრივია: UTC{ $offset }. მარტო თარიღი აჩვენებს, რა იყო დღის ბოლოს და კიდევ რა იყო იმ დღეს; თარიღი დროით – სწორედ იმ წამს. თუ ცნობილია მხოლოდ დღე, თვე ან წელი, მდგომარეობა იწყება მისი ყველაზე ადრეული წამიდან და თანდათან ჩნდება მთელ მის მანძილზე. 90 დღეზე ძველი ცნობა მისი თარიღით არის ნაჩვენები.
positions = რამდენად ზუსტია მდებარეობა
positions-mean = თითოეულ გეომეტრიას მითითებული აქვს შესაძლო გადახრა მეტრებში; სადაც საჭიროა, რგოლია დახატული. სქემატური ხაზი აზომილი არ არის და მხოლოდ აჩვენებს, რომელ ადგილებს აერთებს გზა. საბაზო რუკა უხეშია და მისი არც ერთი ფერი სახელმწიფოს ან ტერიტორიას არ აღნიშნავს.
credits = ავტორობა და ლიცენზია
report-errors = როგორ შევატყობინოთ შეცდომა
api-definition = API-ის აღწერა

## Embeds

embed-open = მთელი რუკის გახსნა
embed-move = რუკის გადაადგილება
embed-frozen = დაფიქსირებულია: { $date }, ვერსია { $revision }
embed-frozen-note = აქ ნაჩვენები არ იცვლება, როცა მონაცემები იცვლება.
embed-before = წინა ცვლილება
embed-after = შემდეგი ცვლილება
embed-day = ნაჩვენები დღე
embed-back = დახატულ რუკაზე დაბრუნება
embed-wheel = მასშტაბის შესაცვლელად გადაახვიეთ { $key } ღილაკით
embed-fingers = რუკა ორი თითით გადაადგილეთ
embed-play = ცვლილებიდან ცვლილებამდე დაკვრა
embed-full = სრულ ეკრანზე და უკან
embed-loading = იტვირთება: { $date } …
embed-failed = ვერ ჩაიტვირთა: { $date }. კვლავ ნაჩვენებია: { $shown }.
embed-again = ხელახლა ცდა

## მტკიცებები, რიცხვები, წყაროები, გამომცემლები

no-source-because = წყარო უცნობია:
copies = ასლები არქივში
names-in-claims = მტკიცებებში
figures = რიცხვები
counted-on = დათვლილია: { $date }
unit-people = { $n ->
   *[other] { $value } ადამიანი
 }
unit-vehicles = { $n ->
   *[other] { $value } მანქანა
 }
unit-tonnes = { $value } ტ
unit-days = { $n ->
   *[other] { $value } დღე
 }
unit-hours = { $n ->
   *[other] { $value } საათი
 }
unit-kilometres = { $value } კმ
unit-metres = { $value } მ
unit-trips = { $n ->
   *[other] { $value } რეისი
 }
unit-posts = { $n ->
   *[other] { $value } პოსტი
 }
unit-changes = { $n ->
   *[other] { $value } ცნობა
 }
publisher = გამომცემელი
contact = კონტაქტი
no-contact = გამომცემელს საკონტაქტო მონაცემები არ მიუთითებია.
balance = ვისი მტკიცებებია და ვინ გამოაქვეყნა
balance-lead = თითოეული მტკიცება იმ მხარეს ეთვლება, რომელიც მას ამბობს. გამომცემელი ერთი მხარისთვის ერთხელ ითვლება, იმით, რასაც თავის თავზე ამბობს; რაც ვერ მოიძებნა, მითითებული არ არის.
column-party = მხარე
column-claims = მტკიცებები
column-with-source = წყაროთი
column-with-note = სანაცვლოდ შენიშვნით
column-countries = გამომცემლები ქვეყნების მიხედვით
column-kinds = გამომცემლები სახეობის მიხედვით
not-stated = მითითებული არ არის
publisher-kind-official = ოფიციალური
publisher-kind-state-media = სახელმწიფოს კუთვნილი ან მისი დაფინანსებული
publisher-kind-agency = საინფორმაციო სააგენტო
publisher-kind-independent = დამოუკიდებელი
publisher-kind-organisation = ორგანიზაცია
publisher-kind-not-stated = მითითებული არ არის

## The strip of the road

strip = გზის გასწვრივ
strip-note = გზის გასწვრივ თანმიმდევრობით, მასშტაბის გარეშე.
strip-unordered = თანმიმდევრობა უცნობია
strip-border = საზღვარი
# How far off the place of a stop may be.
strip-rough = ± { $length } კმ

## ამბავი

story = ამბავი
story-lead = { $title }: რა გზაა ეს, რა მოხდა მასზე და რა არის ცნობილი დღეს. ნაბიჯები: { $n }.
story-step = ნაბიჯი { $number } / { $count }
story-steps = ამბის ნაბიჯები
story-next = შემდეგი
story-previous = უკან
story-whole = მთელი ამბავი ერთ გვერდზე
story-day-by-day = ნახეთ დღეების მიხედვით
story-today = დღეს:
story-shown = ნაჩვენებია:
story-map = ნახეთ რუკაზე
story-about = ცნობები, რომლებსაც ეს ეყრდნობა
story-days-without = ჩვეულებრივი მოძრაობის გარეშე: { $since } – { $until }, ორივე დღის ჩათვლით
story-days-in-status = { $since } – { $until } დღეებიდან ისინი, რომლებიც სტატუსით „{ $status }“ დასრულდა
story-changes = ამ მონაცემებში, { $since } – { $until }
story-days-without-means = ითვლება ადგილობრივი დღეები ჩვეულებრივი მოძრაობის შეწყვეტის დღიდან ბოლო დასახელებულ დღემდე, ორივეს ჩათვლით. უფრო გვიანდელი დღის წინადადებაში ანგარიში გრძელდება, სანამ მონაცემებით ჩვეულებრივი მოძრაობა არ ყოფილა.
story-days-in-status-means = დღე ითვლება იმით, რაც მის ბოლოს მოქმედებდა; დღის განმავლობაში რამდენიმესაათიანი სტატუსი არაფერს უმატებს.
story-changes-means = ითვლება ამ მონაცემების ყველა სახის ცნობა, რომლის თარიღიც ამ პერიოდშია; თითოეული ყველა ცვლილების გვერდზეა.
