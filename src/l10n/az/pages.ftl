# Serverin yazdığı səhifələrin sözləri.

## Bu dil haqqında

words-unreviewed = Bu səhifənin Azərbaycan dilindəki sözlərini ana dili daşıyıcısı yoxlamayıb.
complaint-language = Bu dil burada yoxdur. İngiliscə göstərilir.
complaint-datetime = Bugünkü gün göstərilir.
complaint-revision = Ən yeni məlumatlar göstərilir.

## Baş səhifə

another-day = Başqa gün
show = Göstər
end-of-day = Günün sonunda: { $date }
at-instant = { $date }, saat { $time }
the-data = Məlumatlar
the-api = API
everything-in-one-file = hamısı bir faylda
how-to-read = Bunu necə oxumalı
newest-data = Ən yeni məlumatlar
revision = Versiya
data-licence = Məlumatlar

## Sütunlar

column-place = Yer
column-status = Status
column-since = Nə vaxtdan
column-certainty = Etibarlılıq
column-last-reported = Son məlumat
column-sources = Mənbələr

## Siyahılar və ayrı yazılar

breadcrumb = Səhifənin yolu
items-of = Göstərilir: { $shown }, cəmi: { $matched }.
previous-page = Əvvəlki səhifə
next-page = Növbəti səhifə
as-geojson = GeoJSON formatında
holds-from-to = Bu vəziyyət { $since } – { $until } aralığı üçün göstərilir (son an daxil deyil).
the-beginning = məlumatların əvvəli
now-and-on = açıq
geometry = Həndəsə
no-geometry = Yoxdur: siyahıda var, xəritədə yoxdur.

## Bu dil

own-name = Azərbaycanca
translation-unreviewed = Bu tərcüməni ana dili daşıyıcısı yoxlamayıb.
translation-unreviewed-short = tərcümə yoxlanmayıb
complaint = { $parameter } parametrinin “{ $given }” qiymətini oxumaq mümkün deyil.
complaint-default = İlkin görünüş göstərilir.

## Bütün səhifələr

skip = Məzmuna keç
language = Dil
pages = Səhifələr
timeline = Xronologiya
about-page = Layihə haqqında
frozen = { $revision } versiyasında dondurulub
frozen-note = Nəticənin dəyişməməsi üçün istənilən ünvana versiyanın identifikatoru ilə as-of parametrini əlavə edin.
not-kept = Bu versiya, { $revision }, burada saxlanmır. Ən yeni məlumat göstərilir; o, keçidin hazırlandığı məlumatdan fərqlənə bilər.
modified = Son dəyişiklik: { $date }.
how-to-build = Bu, canlı xəritəsiz səhifədir. Onu qurmaq üçün işə salın:
source-count = { $n } mənbə
no-source = mənbə yoxdur
no-address = ünvanı məlum deyil
archived = arxiv nüsxəsi
via = { $publisher } vasitəsilə
says = { $n ->
    [one] { $who } bildirir:
   *[other] { $who } bildirirlər:
 }
qualified = { $qualifier } { $who }
certainty-confirmed = Təsdiqlənib
certainty-reported = Bildirilib
certainty-disputed = Mübahisəlidir
category-change = Dəyişiklik
category-text = Mətn
category-court = Məhkəmə
category-statement = Bəyanat
category-proposal = Təklif
category-incident = Hadisə
category-count = Sayım
category-opinion = Rəy
column-access = Kim keçə bilirdi
column-until = Nə vaxtadək
column-control = Nəzarət
column-changes = Dəyişikliklər
column-effect = Təsir
control-not-recorded = qeydə alınmayıb
control-unknown = məlum deyil
control-contested = mübahisəli
until = bu vaxtadək:

## Baş səhifə, davamı

answer = Göstərilən vaxtda vəziyyət
key-moments = Əsas məqamlar
today = Bu gün
time-of-day = Saat (istəyə bağlı)
map-note = Yol xətləri sxematik ola bilər; dairə nöqtənin mümkün sapmasını göstərir.
changes-near = Bu vaxta yaxın dəyişikliklər
all-changes = Bütün dəyişikliklər ({ $n })
this-view-as-data = Göstərilən vaxtdakı vəziyyət məlumat şəklində:
collection-places = Yerlər
collection-states = Vəziyyətlər: yer iki dəyişiklik arasında
collection-changes = Dəyişikliklər: tarixi və mənbəsi olan məlumatlar
collection-sources = Mənbələr
tables = Cədvəllər
usage-note = İstifadə qeydi

## Yer

kind-corridor = Dəhliz
kind-road = Yol
kind-bridge = Körpü
kind-checkpoint = Buraxılış məntəqəsi
kind-post = Post
kind-site = Məkan
kind-settlement = Yaşayış məntəqəsi
kind-area = Ərazi
schematic = Sxematik
schematic-note = Xətt sxematikdir: ölçülməyib.
precision = Dəqiqlik: təxminən { $metres } m.
no-states = Bu yerin vəziyyəti qeydə alınmayıb.
control-heading = Nəzarət: məlumatlara və sənədlərə görə
reported-control = Məlumatlara görə nəzarət edir:
under = Sənədə görə: { $text }
safety = Təhlükəsizlik və ya keçid
history = Tarixçə
report-made = ilk məlumat
report-resumed = bundan sonra bərpa olunub
report-confirmed = təkrar məlumat
days-in-each = Hər statusda günlərin sayı
days = { $n } gün
hours-only = yalnız bir neçə saat
days-note = { $date } tarixinədək: { $total }. Gün sonundakı vəziyyətə görə sayılır.
names = Adlar
column-name = Ad
column-language = Dil
column-used-by = Kim işlədir
column-in-use = İşlənmə vaxtı
column-remarks = Qeydlər
general-knowledge = ümumi bilikdən; mənbədə görülməyib
about-this-place = Bu yer haqqında
part-of = Nəyin hissəsidir
parts = Hissələri
exists = Mövcuddur
position = Mövqe
confidence = Mövqeyin etibarlılığı
confidence-high = yüksək
confidence-medium = orta
confidence-low = aşağı
origin = Mövqe haradan götürülüb
item-place = Bu yer

## Dəyişiklik

precision-year = yalnız ili məlumdur
precision-month = yalnız ayı məlumdur
precision-day = günü məlumdur, saatı yox
precision-minute = saatı məlumdur
context-only = Bu məlumat heç bir yerdə heç nəyi dəyişmir; bu, kontekstdir.
what-it-did = Nə dəyişdi və harada
effect-starts = o vaxtdan
effect-exception = müvəqqəti
effect-confirms = yenidən bildirilib
effect-ends = başa çatıb
who-says-what = Kim nə bildirir
related = Əlaqəli dəyişikliklər
refers-cites = səbəb kimi göstərir
refers-answers = cavab verir
refers-rejects = rədd edir
refers-asks-for = vəd və ya qərarın icrasını tələb edir
referred-cites = səbəb kimi göstərilir
referred-answers = buna cavab verir
referred-rejects = rədd edilməsi
referred-asks-for = icrası tələb olunur
item-change = Bu dəyişiklik
map-at-that-time = Xəritə həmin vaxt
previous-change = Əvvəlki dəyişiklik
next-change = Növbəti dəyişiklik
no-such-place = Belə yer yoxdur
no-such-change = Belə dəyişiklik yoxdur
no-such-id = Burada “{ $id }” identifikatoru olan heç nə yoxdur.

## Xronologiya

years = İllər
timeline-lead = Qeydə alınmış bütün dəyişikliklər, köhnədən yeniyə: hər birinin təsiri, etibarlılığı və mənbələri ilə.
timeline-description = Tarixi və mənbəsi olan { $n } dəyişiklik, illər və aylar üzrə.

## Haqqında

status-words = Hər status nə deməkdir
access-lead = Hər yolçu və hər istiqamət üçün qeyd olunur. “Qeydə alınmayıb” – heç kim heç nə yazmayıb; “məlum deyil” – baxılıb, amma müəyyən edilməyib. Heç biri “yox” demək deyil.
certainty-confirmed-means = Mübahisə yoxdur, ya ilkin mətndəndir, ya da bir neçə mənbə üst-üstə düşür.
certainty-reported-means = Bir tərəfin dedikləri, yaxud tək və ya zəif mənbə.
certainty-disputed-means = Digər tərəf inkar edir; hər ikisi göstərilir.
dates = Tarix necə oxunur
dates-mean = Günlər yerli vaxtladır: UTC{ $offset }. Tək tarix günün sonundakı vəziyyəti və həmin gün daha nə olduğunu, tarix və saat isə həmin anı göstərir. Yalnız gün, ay və ya il məlumdursa, vəziyyət onun ən erkən anından başlayır və bütün müddət boyu tədricən görünür. 90 gündən köhnə məlumat tarixi ilə göstərilir.
positions = Mövqe nə qədər dəqiqdir
positions-mean = Hər həndəsə metrlə mümkün sapmasını bildirir; lazım olanda dairə çəkilir. Sxematik xətt ölçülməyib və yalnız yolun hansı yerləri birləşdirdiyini göstərir. Fon xəritəsi təxminidir və ondakı heç bir rəng dövlət və ya ərazi bildirmir.
credits = Müəlliflik və lisenziya
report-errors = Xəta barədə necə bildirməli
api-definition = API-nin təsviri

## Embeds

embed-open = Bütün xəritəni açın
embed-move = Xəritəni hərəkət etdirin
embed-frozen = Dondurulub: { $date }, versiya { $revision }
embed-frozen-note = Məlumatlar dəyişəndə burada göstərilən dəyişmir.
embed-before = Əvvəlki dəyişiklik
embed-after = Növbəti dəyişiklik
embed-day = Göstərilən gün
embed-back = Çəkilmiş xəritəyə qayıt
embed-wheel = Miqyası dəyişmək üçün { $key } düyməsini basıb fırladın
embed-fingers = Xəritəni iki barmaqla hərəkət etdirin
embed-play = Dəyişiklikdən dəyişikliyə oynat
embed-full = Tam ekran və geri
embed-loading = Yüklənir: { $date } …
embed-failed = Yükləmək alınmadı: { $date }. Hələ də göstərilir: { $shown }.
embed-again = Yenidən cəhd et

## İddialar, rəqəmlər, mənbələr, nəşr edənlər

no-source-because = Mənbə məlum deyil:
copies = arxivdəki nüsxələr
names-in-claims = İddialarda
figures = Rəqəmlər
counted-on = sayılıb: { $date }
unit-people = { $n ->
   *[other] { $value } nəfər
 }
unit-vehicles = { $n ->
   *[other] { $value } nəqliyyat vasitəsi
 }
unit-tonnes = { $value } t
unit-days = { $n ->
   *[other] { $value } gün
 }
unit-hours = { $n ->
   *[other] { $value } saat
 }
unit-kilometres = { $value } km
unit-metres = { $value } m
unit-trips = { $n ->
   *[other] { $value } səfər
 }
unit-posts = { $n ->
   *[other] { $value } post
 }
unit-changes = { $n ->
   *[other] { $value } məlumat
 }
publisher = Nəşr edən
contact = Əlaqə
no-contact = Nəşr edən onunla necə əlaqə saxlamağı göstərməyib.
balance = Kimin iddiaları, kim dərc edib
balance-lead = Hər iddia onu deyən tərəfə yazılır. Nəşr edən bir tərəf üçün bir dəfə, özü haqqında dediyinə görə sayılır; tapılmayan göstərilməyib.
column-party = Tərəf
column-claims = İddialar
column-with-source = Mənbə ilə
column-with-note = Əvəzinə qeydlə
column-countries = Nəşr edənlər ölkə üzrə
column-kinds = Nəşr edənlər növ üzrə
not-stated = göstərilməyib
publisher-kind-official = rəsmi
publisher-kind-state-media = dövlətə məxsus və ya onun maliyyələşdirdiyi
publisher-kind-agency = xəbər agentliyi
publisher-kind-independent = müstəqil
publisher-kind-organisation = təşkilat
publisher-kind-not-stated = göstərilməyib

## The strip of the road

strip = Yol boyunca
strip-note = Yol üzrə ardıcıllıqla, miqyassız.
strip-unordered = Ardıcıllıq məlum deyil
strip-border = sərhəd
# How far off the place of a stop may be.
strip-rough = ± { $length } km

## Hekayə

story = Hekayə
story-lead = { $title }: bu hansı yoldur, orada nə baş verib və bu gün nə məlumdur. Addımlar: { $n }.
story-step = Addım { $number } / { $count }
story-steps = Hekayənin addımları
story-next = Növbəti
story-previous = Geri
story-whole = Bütün hekayə bir səhifədə
story-day-by-day = Gün-gün baxın
story-today = Bu gün:
story-shown = Göstərilir:
story-map = Xəritədə baxın
story-about = Bunun əsasında duran məlumatlar
story-days-without = adi hərəkət olmadan: { $since } – { $until }, hər iki gün daxil olmaqla
story-days-in-status = { $since } – { $until } günlərindən “{ $status }” statusu ilə bitənlər
story-changes = bu məlumat toplusunda, { $since } – { $until }
story-days-without-means = Adi hərəkətin dayandığı gündən adı çəkilən son günədək yerli günlər sayılır, hər ikisi daxil olmaqla. Sonrakı günə aid cümlədəki say məlumatlar adi hərəkətin olmadığını göstərdikcə davam edir.
story-days-in-status-means = Gün onun sonunda qüvvədə olana görə sayılır; gün ərzində bir neçə saatlıq status heç nə əlavə etmir.
story-changes-means = Tarixi bu dövrə düşən bütün növ məlumatlar sayılır; hər biri bütün dəyişikliklər səhifəsindədir.
