# სერვერის დაწერილი გვერდების სიტყვები.

## ამ ენის შესახებ

words-unreviewed = ამ გვერდის ქართული სიტყვები ენის მატარებელს არ შეუმოწმებია.
complaint-language = ეს ენა აქ არ არის. ნაჩვენებია ინგლისურად.
complaint-datetime = ნაჩვენებია დღევანდელი დღე.
complaint-revision = ნაჩვენებია უახლესი მონაცემები.
complaint-allowed = დასაშვებია: { $allowed }.

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
revision = რედაქცია
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
holds-from-to = ეს პასუხი ძალაშია ამ შუალედში: დასაწყისი { $since }, დასასრული { $until } (არ შედის).
the-beginning = მონაცემების დასაწყისი
now-and-on = ღია
geometry = გეომეტრია
no-geometry = არ არის: სიაშია, რუკაზე არა.
