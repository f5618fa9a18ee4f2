# Serverin yazdığı səhifələrin sözləri.

## Bu dil haqqında

words-unreviewed = Bu səhifənin Azərbaycan dilindəki sözlərini ana dili daşıyıcısı yoxlamayıb.
complaint-language = Bu dil burada yoxdur. İngiliscə göstərilir.
complaint-datetime = Bugünkü gün göstərilir.
complaint-revision = Ən yeni məlumatlar göstərilir.
complaint-allowed = Mümkündür: { $allowed }.

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
revision = Redaksiya
data-licence = Məlumatlar

## Sütunlar

column-place = Yer
column-status = Status
column-since = Nə vaxtdan
column-certainty = Dəqiqlik
column-last-reported = Son məlumat
column-sources = Mənbələr

## Siyahılar və ayrı yazılar

breadcrumb = Səhifənin yolu
items-of = Göstərilir: { $shown }, cəmi: { $matched }.
previous-page = Əvvəlki səhifə
next-page = Növbəti səhifə
as-geojson = GeoJSON formatında
holds-from-to = Bu cavab bu aralıqda doğrudur: başlanğıcı { $since }, sonu { $until } (son daxil deyil).
the-beginning = məlumatların əvvəli
now-and-on = açıq
geometry = Həndəsə
no-geometry = Yoxdur: siyahıda var, xəritədə yoxdur.
