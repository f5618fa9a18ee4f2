# Սերվերի գրած էջերի բառերը։

## Այս լեզվի մասին

words-unreviewed = Այս էջի հայերեն բառերը լեզվակիրը չի ստուգել։
complaint-language = Այդ լեզուն այստեղ չկա։ Ցուցադրվում է անգլերեն։
complaint-datetime = Ցուցադրվում է այսօրվա օրը։
complaint-revision = Ցուցադրվում են ամենանոր տվյալները։
complaint-allowed = Թույլատրելի է՝ { $allowed }։

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
revision = Խմբագրություն
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
