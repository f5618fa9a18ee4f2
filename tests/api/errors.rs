//! What cannot be understood: one shape of answer, which names the parameter, the value and the allowed form.

use crate::support::{
    Reply, Service, get, path_of,
    queries::{NAMES, VALUES},
};
use axum::http::Method;
use axum::http::StatusCode;
use proptest::prelude::*;

/// A request that is not understood: its URL (`states?…` is short for `/ogc/collections/states/items?…`), the status of the
/// answer, the parameter that it names (none for a path), and what `given` and `allowed` hold.
type Case = (&'static str, u16, &'static str, &'static str, &'static str);

const MALFORMED: &[Case] = &[
    // datetime: not a time
    ("states?datetime=", 400, "datetime", "", "RFC 3339"),
    ("states?datetime", 400, "datetime", "", "RFC 3339"),
    ("states?datetime=yesterday", 400, "datetime", "yesterday", "RFC 3339"),
    ("states?datetime=Now", 400, "datetime", "Now", "now"),
    ("states?datetime=null", 400, "datetime", "null", "2023-04-23"),
    ("states?datetime=NaN", 400, "datetime", "NaN", "2023-04-23"),
    ("states?datetime=inf", 400, "datetime", "inf", "2023-04-23"),
    ("states?datetime=..", 400, "datetime", "..", "open end"),
    ("states?datetime=1682265600", 400, "datetime", "1682265600", "RFC 3339"),
    ("states?datetime=99999999999999999999", 400, "datetime", "99999999999999999999", "RFC 3339"),
    ("states?datetime=2023-4-23", 400, "datetime", "2023-4-23", "2023-04-23"),
    ("states?datetime=23.04.2023", 400, "datetime", "23.04.2023", "2023-04-23"),
    ("states?datetime=04/23/2023", 400, "datetime", "04/23/2023", "2023-04-23"),
    ("states?datetime=20230423", 400, "datetime", "20230423", "2023-04-23"),
    ("states?datetime=2023-W16-7", 400, "datetime", "2023-W16-7", "2023-04-23"),
    ("states?datetime=2023-113", 400, "datetime", "2023-113", "2023-04-23"),
    ("states?datetime=-2023-04-23", 400, "datetime", "-2023-04-23", "2023-04-23"),
    ("states?datetime=12023-04-23", 400, "datetime", "12023-04-23", "2023-04-23"),
    ("states?datetime=%D9%A2%D9%A0%D9%A2%D9%A3-04-23", 400, "datetime", "٢٠٢٣-04-23", "2023-04-23"),
    ("states?datetime=2023%E2%80%9304%E2%80%9323", 400, "datetime", "2023–04–23", "2023-04-23"),
    ("states?datetime=2023-04-23%00", 400, "datetime", "2023-04-23\0", "2023-04-23"),
    ("states?datetime=%F0%9F%95%9B", 400, "datetime", "🕛", "RFC 3339"),
    // datetime: days and times that do not exist
    ("states?datetime=2023-02-29", 400, "datetime", "2023-02-29", "2023-04-23"),
    ("states?datetime=2023-04-31", 400, "datetime", "2023-04-31", "2023-04-23"),
    ("states?datetime=2023-13-01", 400, "datetime", "2023-13-01", "2023-04-23"),
    ("states?datetime=2023-00-10", 400, "datetime", "2023-00-10", "2023-04-23"),
    ("states?datetime=0000-00-00", 400, "datetime", "0000-00-00", "2023-04-23"),
    ("states?datetime=2023-04-23T24:00:00Z", 400, "datetime", "T24:00:00Z", "RFC 3339"),
    ("states?datetime=2023-04-23T20:60:00Z", 400, "datetime", "T20:60:00Z", "RFC 3339"),
    ("states?datetime=2023-04-23T20:00:61Z", 400, "datetime", "T20:00:61Z", "RFC 3339"),
    ("states?datetime=2023-02-30T20:00:00Z", 400, "datetime", "2023-02-30T", "RFC 3339"),
    // datetime: times that say too little, and zones
    ("states?datetime=2023-04-23T20:00:00", 400, "datetime", "T20:00:00", "%2B"),
    ("states?datetime=2023-04-23T20%2B04:00", 400, "datetime", "T20+04:00", "RFC 3339"),
    ("states?datetime=2023-04-23%2020:00:00Z", 400, "datetime", "2023-04-23 20:00:00Z", "RFC 3339"),
    ("states?datetime=2023-04-23T20:00:00%2B0400", 400, "datetime", "+0400", "RFC 3339"),
    ("states?datetime=2023-04-23T20:00:00%2B4:00", 400, "datetime", "+4:00", "RFC 3339"),
    ("states?datetime=2023-04-23T20:00:00%2B25:00", 400, "datetime", "+25:00", "RFC 3339"),
    ("states?datetime=2023-04-23T20:00:00%2B04:60", 400, "datetime", "+04:60", "RFC 3339"),
    ("states?datetime=2023-04-23T20:00:00%20Asia/Yerevan", 400, "datetime", "Asia/Yerevan", "RFC 3339"),
    ("states?datetime=2023-04-23T20:00:00Z[Asia/Baku]", 400, "datetime", "[Asia/Baku]", "RFC 3339"),
    ("states?datetime=2023-04-23T20:00:00.Z", 400, "datetime", "00.Z", "RFC 3339"),
    ("states?datetime=2023-04-23T-1:00:00Z", 400, "datetime", "T-1:00:00Z", "RFC 3339"),
    // datetime: intervals
    ("states?datetime=2023-04-24/2023-04-23", 400, "datetime", "2023-04-24/2023-04-23", "interval"),
    ("states?datetime=2023-04-23T20:00:00Z/2023-04-23T19:59:59Z", 400, "datetime", "19:59:59Z", "interval"),
    ("states?datetime=now/2023-04-23", 400, "datetime", "now/2023-04-23", "interval"),
    ("states?datetime=2023-04-23/tomorrow", 400, "datetime", "2023-04-23/tomorrow", "interval"),
    ("states?datetime=2023-04-31/2023-05-02", 400, "datetime", "2023-04-31", "interval"),
    ("states?datetime=2023-04-21/2023-04-22/2023-04-23", 400, "datetime", "2023-04-23", "interval"),
    ("states?datetime=../../..", 400, "datetime", "../../..", "interval"),
    ("states?datetime=P1D/2023-04-23", 400, "datetime", "P1D", "interval"),
    ("states?datetime=2023-04-22,2023-04-23", 400, "datetime", "2023-04-22,2023-04-23", "interval"),
    ("places?datetime=2023-02-29", 400, "datetime", "2023-02-29", "RFC 3339"),
    ("changes?datetime=2023-02-29", 400, "datetime", "2023-02-29", "RFC 3339"),
    ("sources?datetime=2023-02-29", 400, "datetime", "2023-02-29", "RFC 3339"),
    // bbox
    ("states?bbox=", 400, "bbox", "", "west,south,east,north"),
    ("states?bbox=46", 400, "bbox", "46", "west,south,east,north"),
    ("states?bbox=46,39,47", 400, "bbox", "46,39,47", "west,south,east,north"),
    ("states?bbox=46,39,47,40,5", 400, "bbox", "46,39,47,40,5", "six numbers"),
    ("states?bbox=46,39,0,47,40,9,1", 400, "bbox", "46,39,0,47,40,9,1", "six numbers"),
    ("states?bbox=46,39,9,47,40,0", 400, "bbox", "46,39,9,47,40,0", "heights"),
    ("states?bbox=46,39,47,", 400, "bbox", "46,39,47,", "west,south,east,north"),
    ("states?bbox=a,b,c,d", 400, "bbox", "a,b,c,d", "degrees"),
    ("states?bbox=46;39;47;40", 400, "bbox", "46;39;47;40", "degrees"),
    ("states?bbox=46%2039%2047%2040", 400, "bbox", "46 39 47 40", "degrees"),
    ("states?bbox=NaN,39,47,40", 400, "bbox", "NaN", "degrees"),
    ("states?bbox=46,39,inf,40", 400, "bbox", "inf", "degrees"),
    ("states?bbox=-infinity,39,47,40", 400, "bbox", "-infinity", "degrees"),
    ("states?bbox=1e400,39,47,40", 400, "bbox", "1e400", "degrees"),
    ("states?bbox=0x2e,39,47,40", 400, "bbox", "0x2e", "degrees"),
    ("states?bbox=46,40,47,39", 400, "bbox", "46,40,47,39", "west,south,east,north"),
    ("states?bbox=46,39,47,40%00", 400, "bbox", "40\0", "degrees"),
    ("states?bbox=%D9%A4%D9%A6,39,47,40", 400, "bbox", "٤٦", "degrees"),
    ("states?bbox=[46,39,47,40]", 400, "bbox", "[46", "degrees"),
    ("places?bbox=1,2,3", 400, "bbox", "1,2,3", "west,south,east,north"),
    ("changes?bbox=1,2,3", 400, "bbox", "1,2,3", "west,south,east,north"),
    ("sources?bbox=1,2,3", 400, "bbox", "1,2,3", "west,south,east,north"),
    // limit and offset
    ("states?limit=", 400, "limit", "", "from 1 on"),
    ("states?limit", 400, "limit", "", "from 1 on"),
    ("states?limit=0", 400, "limit", "0", "from 1 on"),
    ("states?limit=00", 400, "limit", "00", "from 1 on"),
    ("states?limit=-1", 400, "limit", "-1", "from 1 on"),
    ("states?limit=-99999999999999999999", 400, "limit", "-99999999999999999999", "from 1 on"),
    ("states?limit=1.5", 400, "limit", "1.5", "whole number"),
    ("states?limit=1e3", 400, "limit", "1e3", "whole number"),
    ("states?limit=0x10", 400, "limit", "0x10", "whole number"),
    ("states?limit=1,000", 400, "limit", "1,000", "whole number"),
    ("states?limit=%2B5", 400, "limit", "+5", "whole number"),
    ("states?limit=+5", 400, "limit", " 5", "whole number"),
    ("states?limit=NaN", 400, "limit", "NaN", "whole number"),
    ("states?limit=ten", 400, "limit", "ten", "whole number"),
    ("states?limit=%D9%A5", 400, "limit", "٥", "whole number"),
    ("states?limit=5%00", 400, "limit", "5\0", "whole number"),
    ("states?limit=%", 400, "limit", "%", "whole number"),
    ("states?limit=%zz", 400, "limit", "%zz", "whole number"),
    ("places?limit=0", 400, "limit", "0", "from 1 on"),
    ("changes?limit=0", 400, "limit", "0", "from 1 on"),
    ("sources?limit=0", 400, "limit", "0", "from 1 on"),
    ("states?offset=-1", 400, "offset", "-1", "from 0 on"),
    ("states?offset=", 400, "offset", "", "from 0 on"),
    ("states?offset=1.0", 400, "offset", "1.0", "whole number"),
    ("states?offset=last", 400, "offset", "last", "whole number"),
    ("sources?offset=-0", 400, "offset", "-0", "whole number"),
    // queryables: values that the dataset does not have
    ("states?place=nowhere", 400, "place", "nowhere", "aghdam-road"),
    ("states?place=", 400, "place", "", "lachin-corridor"),
    ("states?place=Hakari-Bridge", 400, "place", "Hakari-Bridge", "lachin-corridor"),
    ("states?place=hakari-bridge,", 400, "place", "hakari-bridge,", "lachin-corridor"),
    ("states?place=,hakari-bridge", 400, "place", ",hakari-bridge", "lachin-corridor"),
    ("states?place=hakari-bridge,,tatev", 400, "place", ",,", "lachin-corridor"),
    ("states?place=hakari-bridge;tatev", 400, "place", "hakari-bridge;tatev", "lachin-corridor"),
    ("states?place=hakari-bridge,nowhere", 400, "place", "hakari-bridge,nowhere", "lachin-corridor"),
    ("states?place=../etc/passwd", 400, "place", "../etc/passwd", "lachin-corridor"),
    ("states?place='%20OR%201=1--", 400, "place", "' OR 1=1--", "lachin-corridor"),
    ("states?place=%3Cscript%3E", 400, "place", "<script>", "lachin-corridor"),
    ("places?place=nowhere", 400, "place", "nowhere", "lachin-corridor"),
    ("changes?place=nowhere", 400, "place", "nowhere", "lachin-corridor"),
    ("states?kind=motorway", 400, "kind", "motorway", "bridge"),
    ("places?kind=Bridge", 400, "kind", "Bridge", "bridge"),
    ("changes?kind=*", 400, "kind", "*", "bridge"),
    ("states?part_of=nowhere", 400, "part_of", "nowhere", "lachin-corridor"),
    ("places?part_of=", 400, "part_of", "", "lachin-corridor"),
    ("changes?part_of=1", 400, "part_of", "1", "lachin-corridor"),
    ("states?status=opened", 400, "status", "opened", "humanitarian-only"),
    ("states?status=OPEN", 400, "status", "OPEN", "open"),
    ("changes?status=open,shut", 400, "status", "open,shut", "open"),
    ("states?party=nobody", 400, "party", "nobody", "russian-peacekeepers"),
    ("changes?party=Azerbaijan", 400, "party", "Azerbaijan", "azerbaijan"),
    ("states?certainty=sure", 400, "certainty", "sure", "confirmed"),
    ("changes?certainty=", 400, "certainty", "", "disputed"),
    ("changes?category=news", 400, "category", "news", "court"),
    ("states?source=s9999", 400, "source", "s9999", "queryables"),
    ("places?source=S001", 400, "source", "S001", "queryables"),
    ("changes?source=%20", 400, "source", " ", "queryables"),
    ("sources?source=nothing", 400, "source", "nothing", "queryables"),
    ("sources?publisher=Nobody", 400, "publisher", "Nobody", "queryables"),
    ("sources?publisher=oc%20media", 400, "publisher", "oc media", "queryables"),
    ("sources?language=xx", 400, "language", "xx", "hy"),
    ("sources?language=EN", 400, "language", "EN", "en"),
    ("states?access_civilians_in=maybe", 400, "access_civilians_in", "maybe", "not-recorded"),
    ("states?access_civilians_out=true", 400, "access_civilians_out", "true", "not-recorded"),
    ("states?access_humanitarian_in=", 400, "access_humanitarian_in", "", "limited"),
    ("states?access_humanitarian_out=YES", 400, "access_humanitarian_out", "YES", "yes"),
    ("states?access_goods_in=null", 400, "access_goods_in", "null", "unknown"),
    ("states?access_goods_out=yes,maybe", 400, "access_goods_out", "yes,maybe", "yes"),
    ("states?access_peacekeepers_in=not_recorded", 400, "access_peacekeepers_in", "not_recorded", "not-recorded"),
    ("states?access_peacekeepers_out=0", 400, "access_peacekeepers_out", "0", "no"),
    // names that are not known here
    ("states?colour=red", 400, "colour", "red", "datetime"),
    ("states?Limit=5", 400, "Limit", "5", "limit"),
    ("states?%20limit=5", 400, " limit", "5", "limit"),
    ("states?limit%00=5", 400, "limit\0", "5", "limit"),
    ("states?limit[]=5", 400, "limit[]", "5", "limit"),
    ("states?access_civilians=yes", 400, "access_civilians", "yes", "access_civilians_in"),
    ("states?category=court", 400, "category", "court", "certainty"),
    ("states?lang=en", 400, "lang", "en", "datetime"),
    ("states?%E4%BD%A0=1", 400, "你", "1", "datetime"),
    ("places?status=open", 400, "status", "open", "kind"),
    ("places?access_civilians_in=yes", 400, "access_civilians_in", "yes", "kind"),
    ("changes?access_civilians_in=yes", 400, "access_civilians_in", "yes", "category"),
    ("sources?place=tatev", 400, "place", "tatev", "publisher"),
    ("changes?publisher=OC%20Media", 400, "publisher", "OC Media", "source"),
    ("/ogc?limit=1", 400, "limit", "1", "as-of"),
    ("/ogc/conformance?datetime=now", 400, "datetime", "now", "as-of"),
    ("/ogc/collections?bbox=1,2,3,4", 400, "bbox", "1,2,3,4", "as-of"),
    ("/ogc/collections/states?place=tatev", 400, "place", "tatev", "as-of"),
    ("/ogc/collections/states/queryables?kind=road", 400, "kind", "road", "as-of"),
    ("/ogc/collections/states/items/hakari-bridge.t040?limit=1", 400, "limit", "1", "as-of"),
    ("/timeline.json?place=tatev", 400, "place", "tatev", "lang"),
    ("/timeline.json?limit=1", 400, "limit", "1", "datetime"),
    // the form of the answer
    ("states?f=docx", 400, "f", "docx", "json"),
    ("states?f=", 400, "f", "", "json"),
    ("/ogc?f=docx", 400, "f", "docx", "json"),
    ("/ogc/conformance?f=docx", 400, "f", "docx", "json"),
    ("/ogc/collections?f=docx", 400, "f", "docx", "json"),
    ("/ogc/collections/places?f=docx", 400, "f", "docx", "json"),
    ("/ogc/collections/places/queryables?f=docx", 400, "f", "docx", "json"),
    ("/ogc/collections/places/items/tatev?f=docx", 400, "f", "docx", "json"),
    // names that stand twice
    ("states?limit=1&limit=1", 400, "limit", "1", "once"),
    ("states?limit=1&%6Cimit=2", 400, "limit", "2", "once"),
    ("states?datetime=now&bbox=1,2,3,4&datetime=now", 400, "datetime", "now", "once"),
    ("states?as-of=000000000000&as-of=000000000000", 400, "as-of", "000000000000", "once"),
    ("/timeline.json?lang=en&lang=hy", 400, "lang", "hy", "once"),
    ("/ogc?f=json&f=json", 400, "f", "json", "once"),
    // text that is not UTF-8
    ("states?limit=%ff", 400, "limit", "%ff", "UTF-8"),
    ("states?place=%c0%af", 400, "place", "%c0%af", "UTF-8"),
    ("states?place=%ed%a0%80", 400, "place", "%ed%a0%80", "UTF-8"),
    ("states?datetime=%e2%82", 400, "datetime", "%e2%82", "UTF-8"),
    ("states?lim%69t=%fe", 400, "limit", "%fe", "UTF-8"),
    ("states?as-of=%fe", 400, "as-of", "%fe", "UTF-8"),
    ("states?a%ff=1", 400, "a%ff", "1", "UTF-8"),
    ("/timeline.json?lang=%ff", 400, "lang", "%ff", "UTF-8"),
    // as-of
    ("states?as-of=", 400, "as-of", "", "hexadecimal"),
    ("states?as-of=latest", 400, "as-of", "latest", "hexadecimal"),
    ("states?as-of=now", 400, "as-of", "now", "instant"),
    ("states?as-of=12345678901", 400, "as-of", "12345678901", "12 to 64"),
    ("states?as-of=00000000000g", 400, "as-of", "00000000000g", "hexadecimal"),
    ("states?as-of=%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1", 400, "as-of", "١١١١١١", "hexadecimal"),
    ("states?as-of=2026-11-26", 400, "as-of", "2026-11-26", "instant"),
    ("states?as-of=2026-11-31T00:00:00Z", 400, "as-of", "2026-11-31", "instant"),
    ("states?as-of=2026-11-26T12:30:00", 400, "as-of", "2026-11-26T12:30:00", "instant"),
    ("states?as-of=2099-01-01T00:00:00Z", 400, "as-of", "2099", "passed"),
    ("/ogc?as-of=latest", 400, "as-of", "latest", "hexadecimal"),
    ("/ogc/conformance?as-of=latest", 400, "as-of", "latest", "hexadecimal"),
    ("/ogc/collections?as-of=latest", 400, "as-of", "latest", "hexadecimal"),
    ("/ogc/collections/places?as-of=latest", 400, "as-of", "latest", "hexadecimal"),
    ("/ogc/collections/places/queryables?as-of=latest", 400, "as-of", "latest", "hexadecimal"),
    ("/ogc/collections/places/items/tatev?as-of=latest", 400, "as-of", "latest", "hexadecimal"),
    ("/timeline.json?as-of=latest", 400, "as-of", "latest", "hexadecimal"),
    ("states?as-of=000000000000", 404, "as-of", "000000000000", "hexadecimal"),
    ("/timeline.json?as-of=000000000000", 404, "as-of", "000000000000", "hexadecimal"),
    ("states?as-of=2020-01-01T00:00:00Z", 404, "as-of", "2020-01-01T00:00:00Z", "instant"),
    // the timeline
    ("/timeline.json?lang=xx", 400, "lang", "xx", "en, hy, az, ru, ka"),
    ("/timeline.json?lang=", 400, "lang", "", "ka"),
    ("/timeline.json?lang=EN", 400, "lang", "EN", "en"),
    ("/style.json?theme=sepia", 400, "theme", "sepia", "light, dark, contrast"),
    ("/style.json?lang=xx", 400, "lang", "xx", "en, hy, az, ru, ka"),
    ("/style.json?datetime=2023-04-23", 400, "datetime", "2023-04-23", "theme"),
    ("/timeline.json?lang=en,hy", 400, "lang", "en,hy", "en"),
    ("/timeline.json?lang=en-GB", 400, "lang", "en-GB", "en"),
    ("/timeline.json?datetime=", 400, "datetime", "", "a date"),
    ("/timeline.json?datetime=today", 400, "datetime", "today", "a date"),
    ("/timeline.json?datetime=2023-02-30", 400, "datetime", "2023-02-30", "a date"),
    ("/timeline.json?datetime=2023-04-22/2023-04-23", 400, "datetime", "2023-04-22/2023-04-23", "a date"),
    ("/timeline.json?datetime=2023-04-23T12:00", 400, "datetime", "2023-04-23T12:00", "RFC 3339"),
    // pictures, the archive of them, and how they are embedded
    ("/snapshot.png?width=0", 400, "width", "0", "from 160"),
    ("/snapshot.png?height=0", 400, "height", "0", "from 120"),
    ("/snapshot.png?width=100000", 413, "width", "100000 × 675", "pixels"),
    ("/snapshot.svg?height=100000", 413, "width", "1200 × 100000", "pixels"),
    ("/snapshot.png?bbox=46,39,46,39", 400, "bbox", "46,39,46,39", "ten-thousandth"),
    ("/snapshot.png?bbox=46,39,47,39", 400, "bbox", "46,39,47,39", "ten-thousandth"),
    ("/snapshot.png?place=nowhere", 400, "place", "nowhere", "with a geometry"),
    ("/snapshot.png?datetime=1990-01-01", 400, "datetime", "1990-01-01", "2020-11-10"),
    ("/snapshot.png?compare=1990-01-01", 400, "compare", "1990-01-01", "2020-11-10"),
    ("/snapshot.png?scale=0", 400, "scale", "0", "0.5 to 4"),
    ("/package.zip?width=0", 400, "width", "0", "from 160"),
    ("/package.zip?width=100000", 413, "width", "200000 × 1350", "pixels"),
    ("/package.zip?bbox=46,39,46,39", 400, "bbox", "46,39,46,39", "ten-thousandth"),
    ("/package.zip?place=nowhere", 400, "place", "nowhere", "with a geometry"),
    ("/package.zip?datetime=1990-01-01", 400, "datetime", "1990-01-01", "2020-11-10"),
    ("/package.zip?theme=pink", 400, "theme", "pink", "print"),
    ("/package.zip?lang=hy&lang=ka", 400, "lang", "ka", "once"),
    ("/package.zip?as-of=soon", 400, "as-of", "soon", "hexadecimal"),
    ("/package.zip?as-of=000000000000", 404, "as-of", "000000000000", "hexadecimal"),
    ("/oembed", 400, "url", "", "percent-encoded"),
    ("/oembed?url=", 400, "url", "", "percent-encoded"),
    ("/oembed?url=%20", 400, "url", "", "percent-encoded"),
    ("/oembed?url=http://corridor.test/&url=http://corridor.test/", 400, "url", "http://corridor.test/", "once"),
    ("/oembed?url=http://corridor.test/&maxwidth=0", 400, "maxwidth", "0", "from 1 on"),
    ("/oembed?url=http://corridor.test/&maxheight=tall", 400, "maxheight", "tall", "whole number"),
    ("/oembed?url=http://corridor.test/&format=yaml", 501, "format", "yaml", "json, xml"),
    ("/oembed?url=http://corridor.test/&format=", 501, "format", "", "json, xml"),
    ("/oembed?url=https://example.org/", 404, "url", "https://example.org/", "of this server"),
    ("/oembed?url=http://corridor.test/places/nowhere", 404, "url", "/places/nowhere", "a page"),
    ("/oembed?url=corridor.test", 404, "url", "corridor.test", "a page"),
    ("/oembed?url=javascript:alert(1)", 404, "url", "javascript:alert(1)", "of this server"),
    ("/oembed?url=%ff", 404, "url", "\u{FFFD}", "of this server"),
    // paths
    ("/nothing", 404, "", "", ""),
    ("/index.html", 404, "", "", ""),
    ("/OGC", 404, "", "", ""),
    ("//ogc", 404, "", "", ""),
    ("/ogc//collections", 404, "", "", ""),
    ("/ogc/collections/nothing", 404, "", "", ""),
    ("/ogc/collections/States", 404, "", "", ""),
    ("/ogc/collections/state", 404, "", "", ""),
    ("/ogc/collections/states%2Fitems", 404, "", "", ""),
    ("/ogc/collections/%ff", 404, "", "", ""),
    ("/ogc/collections/%00", 404, "", "", ""),
    ("/ogc/collections/nothing/items", 404, "", "", ""),
    ("/ogc/collections/nothing/items?limit=x", 404, "", "", ""),
    ("/ogc/collections/nothing/items/tatev", 404, "", "", ""),
    ("/ogc/collections/nothing/queryables", 404, "", "", ""),
    ("/ogc/collections/states/nothing", 404, "", "", ""),
    ("/ogc/collections/states/items/nothing", 404, "", "", ""),
    ("/ogc/collections/states/items/hakari-bridge", 404, "", "", ""),
    ("/ogc/collections/states/items/HAKARI-BRIDGE.T040", 404, "", "", ""),
    ("/ogc/collections/states/items/hakari-bridge.t040/more", 404, "", "", ""),
    ("/ogc/collections/states/items/hakari-bridge.t040%20", 404, "", "", ""),
    ("/ogc/collections/states/items/..%2f", 404, "", "", ""),
    ("/ogc/collections/states/items/..%2f..%2f..%2fetc%2fpasswd", 404, "", "", ""),
    ("/ogc/collections/states/items/%2e%2e", 404, "", "", ""),
    ("/ogc/collections/states/items/%00", 404, "", "", ""),
    ("/ogc/collections/states/items/%ff", 404, "", "", ""),
    ("/ogc/collections/states/items/%c0%ae%c0%ae", 404, "", "", ""),
    ("/ogc/collections/states/items/%E4%BD%A0", 404, "", "", ""),
    ("/ogc/collections/states/items/%3Cscript%3E", 404, "", "", ""),
    ("/ogc/collections/states/items/*", 404, "", "", ""),
    ("/ogc/collections/states/items/0", 404, "", "", ""),
    ("/ogc/collections/places/items/hakari-bridge.t040", 404, "", "", ""),
    ("/ogc/collections/changes/items/T044", 404, "", "", ""),
    ("/ogc/collections/sources/items/s9999", 404, "", "", ""),
    ("/../../etc/passwd", 404, "", "", ""),
    ("/%2e%2e/%2e%2e/etc/passwd", 404, "", "", ""),
    ("/.git/config", 404, "", "", ""),
];

fn expanded(url: &str) -> String {
    if url.starts_with('/') {
        return url.to_owned();
    }
    let (collection, query) = url.split_once('?').unwrap();
    format!("/ogc/collections/{collection}/items?{query}")
}

/// What every problem has in common.
#[track_caller]
fn is_problem(reply: &Reply) -> serde_json::Value {
    let asked = format!("{:.200}", reply.asked);
    assert_eq!(reply.header("content-type"), "application/problem+json", "{asked}");
    assert_eq!(reply.header("cache-control"), "no-store", "{asked}");
    let problem = reply.json();
    let text = |name: &str| {
        let text = problem[name].as_str().unwrap_or_else(|| panic!("{asked}: no {name} in {problem}"));
        assert!(!text.is_empty(), "{asked}: {name} is empty");
        text.to_owned()
    };
    assert!(text("type").starts_with("/problems/"), "{asked}");
    text("title");
    text("detail");
    assert_eq!(problem["status"], reply.status.as_u16(), "{asked}");
    if reply.status == 400 {
        assert_eq!(text("type"), "/problems/bad-parameter", "{asked}");
        assert!(problem["parameter"].is_string() && problem["given"].is_string(), "{asked}: {problem}");
        text("allowed");
        assert!(text("detail").contains(problem["given"].as_str().unwrap()), "{asked}: the sentence names the value");
    }
    assert!(reply.body.len() < 4000, "{asked}: an answer to nonsense is short, not {} bytes", reply.body.len());
    problem
}

#[test]
fn what_cannot_be_understood_is_a_problem_that_names_parameter_value_and_form() {
    assert!(MALFORMED.len() >= 110);
    let mut wrong = Vec::new();
    for &(url, status, parameter, given, allowed) in MALFORMED {
        let reply = get(&expanded(url));
        if reply.status != status {
            wrong.push(format!("{url}: {} instead of {status}: {:.200}", reply.status, reply.text()));
            continue;
        }
        let problem = is_problem(&reply);
        let holds = |name: &str, wanted: &str| problem[name].as_str().unwrap_or("").contains(wanted);
        if problem["parameter"].as_str().unwrap_or("") != parameter || !holds("given", given) || !holds("allowed", allowed) {
            wrong.push(format!("{url}: {problem}"));
        }
        // An empty value is named as such: it is empty, and not left out.
        if status == 400 && given.is_empty() && problem["given"] != "" {
            wrong.push(format!("{url}: {problem}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), MALFORMED.len(), wrong.join("\n"));
}

#[test]
fn the_table_asks_each_request_once_and_covers_every_parameter() {
    let mut urls: Vec<&str> = MALFORMED.iter().map(|case| case.0).collect();
    let asked = urls.len();
    urls.sort_unstable();
    urls.dedup();
    assert_eq!(urls.len(), asked);
    for collection in ["places", "states", "changes", "sources"] {
        let queryables = get(&format!("/ogc/collections/{collection}/queryables")).ok().json();
        let names = queryables["properties"].as_object().unwrap().keys().map(String::as_str);
        for name in names.chain(["datetime", "bbox", "limit"]) {
            let covers = |case: &&Case| case.2 == name && case.0.starts_with(&format!("{collection}?{name}"));
            assert!(MALFORMED.iter().any(|case| covers(&case)), "no malformed {name} of {collection}");
        }
    }
}

#[test]
fn absurd_lengths_get_a_short_answer() {
    let long = "9".repeat(5_000);
    let letters = "x".repeat(5_000);
    for (name, value) in [
        ("datetime", &letters),
        ("datetime", &long),
        ("bbox", &letters),
        ("place", &letters),
        ("status", &format!("{}open", "open,".repeat(900).to_uppercase())),
        ("as-of", &letters),
        ("as-of", &"0".repeat(5_000)),
        ("f", &letters),
        ("offset", &letters),
        ("access_goods_in", &"%F0%9F%95%9B".repeat(400)),
    ] {
        let reply = get(&format!("/ogc/collections/states/items?{name}={value}"));
        assert_eq!(reply.status, 400, "{name}");
        assert_eq!(is_problem(&reply)["parameter"], name);
    }
    let letters = "x".repeat(50_000);
    for url in [
        format!("/ogc/collections/states/items?{letters}=1"),
        format!("/{letters}"),
        format!("/ogc/collections/{letters}"),
        format!("/ogc/collections/states/items/{letters}"),
        format!("/timeline.json?lang={letters}"),
        format!("/timeline.json?datetime={letters}"),
        format!("/ogc/collections/states/items?{}", "a&".repeat(20_000)),
        format!("/ogc/collections/states/items?{}", "limit=1&".repeat(6_000)),
        format!("/ogc/collections/states/items?bbox={}1", "1,".repeat(20_000)),
    ] {
        let reply = get(&url);
        assert_eq!(reply.status, 414, "{:.60}", url);
        is_problem(&reply);
    }
}

#[test]
fn more_parameters_than_any_resource_knows_are_refused_before_they_are_compared() {
    let names: Vec<String> = (0..600).map(|number| format!("p{number}=1")).collect();
    let reply = get(&format!("/ogc/collections/states/items?{}", names.join("&")));
    assert_eq!(reply.status, 400);
    assert!(is_problem(&reply)["allowed"].as_str().unwrap().contains("at most"));
    let asked = format!("/ogc/collections/states/items?{}", names[..30].join("&"));
    assert_eq!(is_problem(&get(&asked))["parameter"], "p0", "fewer are refused by name");
}

#[test]
fn a_limit_that_no_machine_can_count_to_is_clamped_and_not_an_error() {
    let reply = get(&format!("/ogc/collections/states/items?limit={}", "9".repeat(5_000))).ok();
    assert_eq!(reply.json()["numberReturned"], reply.json()["numberMatched"]);
}

#[test]
fn empty_parts_of_a_query_are_nothing() {
    for query in ["?", "?&", "?&&limit=3", "?limit=3&"] {
        get(&format!("/ogc/collections/states/items{query}")).ok();
    }
}

#[test]
fn another_method_is_a_405_that_says_which_are_allowed() {
    let purge = Method::from_bytes(b"PURGE").unwrap();
    for (route, _) in corridor::server::router::ROUTES {
        let path = path_of(route);
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::TRACE, purge.clone()] {
            let reply = Service::default().send(method.clone(), &path, &[]);
            assert_eq!(reply.status, 405, "{method} {path}");
            let allowed: Vec<&str> = reply.header("allow").split(',').map(str::trim).collect();
            assert!(allowed.contains(&"GET") && allowed.contains(&"HEAD"), "{method} {path}: {allowed:?}");
            assert!(is_problem(&reply)["detail"].as_str().unwrap().contains(method.as_str()));
        }
    }
    let nowhere = Service::default().send(Method::POST, "/nothing", &[]);
    assert_eq!(nowhere.status, 404, "where nothing is, no method would do");
    is_problem(&nowhere);
}

#[test]
fn an_error_tells_nothing_of_the_inside() {
    for &(url, ..) in MALFORMED {
        let text = get(&expanded(url)).text();
        for inside in ["src/", ".rs", "panicked", "unwrap", "axum", "jiff", "serde"] {
            assert!(!text.contains(inside), "{url}: {text}");
        }
    }
}

/// Names and values as a careless or hostile client writes them, most of them close to what is allowed.
fn queries() -> impl Strategy<Value = String> {
    let known = prop::sample::select(&NAMES[..]).prop_map(str::to_owned);
    let name = prop_oneof![8 => known, 1 => "[a-z%_.-]{0,12}", 1 => "(%[0-9a-f]{2}){1,6}"];
    let near_time =
        "[0-9]{1,5}-[0-9]{1,2}-[0-9]{1,2}(T[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?(\\.[0-9]{0,10})?(Z|%2B[0-9]{2}:[0-9]{2})?)?";
    let near_box = "-?[0-9]{1,3}(\\.[0-9]{1,9})?(,-?[0-9]{1,3}(\\.[0-9]{0,3})?){2,6}";
    let good = prop::sample::select(&VALUES[..]).prop_map(str::to_owned);
    let value = prop_oneof![
        3 => good,
        2 => near_time,
        1 => (near_time, near_time).prop_map(|(since, until)| format!("{since}/{until}")),
        2 => near_box,
        1 => "[!$'()*+,;:@/?a-zA-Z0-9._~=-]{0,40}",
        1 => "(%[0-9a-fA-F]{2}){0,12}",
    ];
    let pairs = prop::collection::vec((name, value), 0..5);
    pairs.prop_map(|pairs| pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_query_of_any_route_fails_the_server(
        route in prop::sample::select(corridor::server::router::ROUTES.iter().map(|(path, _)| *path).collect::<Vec<_>>()),
        collection in prop::sample::select(vec!["places", "states", "changes", "sources", "nothing"]),
        id in prop::sample::select(vec!["tatev", "hakari-bridge.t040", "t044", "s001", "%ff", "..%2f"]),
        query in queries(),
    ) {
        let path = route.replace("{collection}", collection).replace("{id}", id).replace("{file}", id).replace("{*path}", id);
        // The smallest picture is as good a test, and quicker; what is asked about twice is a problem too.
        let (least, about) = ("width=160&height=120&scale=1&", "url=http://corridor.test/&");
        let first = match route { "/package.zip" => least, "/oembed" => about, _ => "" };
        let reply = get(&format!("{path}?{first}{query}"));
        // Whether there is a program for videos depends on the machine.
        let is_missing = route == "/film.mp4" && reply.status == StatusCode::NOT_IMPLEMENTED;
        prop_assert!(reply.status.as_u16() < 500 || is_missing, "{}: {}", reply.asked, reply.status);
        // A page says in words what a problem says to a program.
        let is_page = ["/", "/places/{id}", "/changes/{id}", "/timeline", "/about", "/story", "/embed"].contains(&route);
        // What `as-of` asks a picture for and is not kept is a picture that says so, so that no foreign page breaks.
        let is_picture = path.starts_with("/snapshot.") && reply.header("content-type") != "application/problem+json";
        if is_picture && reply.status.is_client_error() {
            prop_assert!(reply.status == StatusCode::NOT_FOUND && query.contains("as-of="), "{}", reply.asked);
        }
        if reply.status.is_client_error() && !is_page && !is_picture {
            is_problem(&reply);
        }
    }
}
