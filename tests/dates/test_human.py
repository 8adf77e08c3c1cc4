"""Dates in words: spellings, boundaries, ranges, what is inferred, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from timeline_tui.dates import DateError, Note, canonical, parse
from timeline_tui.dates.human import LONGEST
from timeline_tui.dates.phrases import read

REF = "2024-02-11"  # a Sunday

SPELLINGS = [
    ("Aug. 1981", "1981-08"),
    ("aug 1981", "1981-08"),
    ("AUGUST 1981", "1981-08"),
    ("Sept 5, 2001", "2001-09-05"),
    ("Sept. 5th, 2001", "2001-09-05"),
    ("5 Sep 2001", "2001-09-05"),
    ("the 5th of September 2001", "2001-09-05"),
    ("5-Sep-2001", "2001-09-05"),
    ("5/Sep/2001", "2001-09-05"),
    ("5. September 2001", "2001-09-05"),
    ("2001 September 5", "2001-09-05"),
    ("2001-Sep-05", "2001-09-05"),
    ("2001 May", "2001-05"),
    ("October of 2023", "2023-10"),
    ("in 2014", "2014"),
    ("the year 2014", "2014"),
    ("on 7 August 2023", "2023-08-07"),
    ("2023-8-7", "2023-08-07"),
    ("02/2024", "2024-02"),
    ("September 476", "0476-09"),
    ("AD 14", "0014"),
    ("14 AD", "0014"),
    ("14 CE", "0014"),
    ("1 BC", "0000"),
    ("753 B.C.", "-0752"),
    ("44 b.c.e.", "-0043"),
    ("March 44 BCE", "-0043-03"),
    ("12000 BCE", "Y-11999"),
    ("25 January [2024]", "2024-01-25"),
    (" 7 August 2023 ", "2023-08-07"),
    ("7\u00a0August\u00a02023", "2023-08-07"),
    ("2023-10", "2023-10"),
    ("199x", "199X"),
    ("the 7th of August, 2023", "2023-08-07"),
    ("7August2023", "2023-08-07"),
    ("08FEB2024", "2024-02-08"),
    ("the fourth of July 1776", "1776-07-04"),
    ("the twenty-eighth of January 2024", "2024-01-28"),
    ("Monday 5th February 2024", "2024-02-05"),
    ("8 February 2024 Thursday", "2024-02-08"),
    ("28. 2. 2024", "2024-02-28"),
    ("7 August (Aug) 2023", "2023-08-07"),
    ("10,000 BC", "-9999"),
    ("sometime in 1850", "1850"),
    ("during 2023", "2023"),
    ("2024-W06", "[2024-02-05..2024-02-11]"),
    ("2024-W06-4", "2024-02-08"),
    ("2024W06", "[2024-02-05..2024-02-11]"),
    ("2020-W53", "[2020-12-28..2021-01-03]"),
    ("≈1850", "1850~"),
]

CLOCKS = [
    ("Oct 23, 2013 4:22 PM", "2013-10-23T16:22"),
    ("Oct 23, 2013 at 12:05 am", "2013-10-23T00:05"),
    ("Oct 23, 2013 12:05 p.m.", "2013-10-23T12:05"),
    ("4:22 PM, Oct 23, 2013", "2013-10-23T16:22"),
    ("05:53 on 28 January 2024", "2024-01-28T05:53"),
    ("28 Jan 2024 5 pm", "2024-01-28T17"),
    ("28 January 2024, 17h", "2024-01-28T17"),
    ("28 January 2024, 17h30", "2024-01-28T17:30"),
    ("28 January 2024, 05:53 +03:00", "2024-01-28T05:53+03:00"),
    ("28 January 2024, 05:53 UTC+3", "2024-01-28T05:53+03:00"),
    ("28 January 2024, 05:53 (GMT+3)", "2024-01-28T05:53+03:00"),
    ("28 January 2024, 05:53 UTC", "2024-01-28T05:53Z"),
    ("2015-08-08 02:06:17 UTC", "2015-08-08T02:06:17Z"),
    ("2024-01-28 05:53 AM", "2024-01-28T05:53"),
    ("10/23/2013 4:22 PM", "2013-10-23T16:22"),
    ("Wed, 23 Oct 2013 16:22:44 +0900", "2013-10-23T16:22:44+09:00"),
    ("Wed Oct 23 16:22:44 2013", "2013-10-23T16:22:44"),
    ("Wed Oct 23 16:22:44 UTC 2013", "2013-10-23T16:22:44Z"),
    ("24/Oct/2013:01:16:13 +0900", "2013-10-24T01:16:13+09:00"),
    ("2013-10-24 01:16:13.843 +09:00", "2013-10-24T01:16:13.843+09:00"),
    ("Oct 23, 2013 16:22:44,123456789", "2013-10-23T16:22:44.123456789"),
    ("@1706410380", "2024-01-28T02:53:00Z"),
    ("@1706410380123", "2024-01-28T02:53:00.123Z"),
    ("@1706410380123456", "2024-01-28T02:53:00.123456Z"),
    ("@1706410380123456789", "2024-01-28T02:53:00.123456789Z"),
    ("28 January 2024, 05:53–06:10 UTC", "2024-01-28T05:53Z/2024-01-28T06:10Z"),
    ("28 January 2024, 05:53-06:10", "2024-01-28T05:53/2024-01-28T06:10"),
    ("Thu Feb 8 10:15:00 2024 +0300", "2024-02-08T10:15:00+03:00"),
    ("Thu, 8 Feb 2024 10:15:00 -0500 (EST)", "2024-02-08T10:15:00-05:00"),
    ("2024-02-08 10:15:30 +0000 UTC", "2024-02-08T10:15:30Z"),
    ("Thu Feb 08 2024 10:15:00 GMT+0300 (Arabian Standard Time)", "2024-02-08T10:15:00+03:00"),
    ("8 February 2024 at 9:30 in the evening", "2024-02-08T21:30"),
    ("9:30 in the morning on 8 February 2024", "2024-02-08T09:30"),
    ("8 February 2024 12 am", "2024-02-08T00"),
    ("8 February 2024 24:00", "2024-02-09T00:00"),
    ("Feb  8 10:15:00", "2024-02-08T10:15:00"),
    ("Sat 7/10/2023 06:29", "2023-10-07T06:29"),
    ("Thursday 8 February 2024 – 10:15", "2024-02-08T10:15"),
    ("2024-02-08 10:15:30.5 -0500 EST", "2024-02-08T10:15:30.5-05:00"),
    ("Feb 8, 2024 @ 10:15:30.123", "2024-02-08T10:15:30.123"),
    ("Thu Feb  8 10:15:30.123456 2024", "2024-02-08T10:15:30.123456"),
    ("2024-02-08 10:15 - 11:30", "2024-02-08T10:15/2024-02-08T11:30"),
    ("8 February 2024, 10am–12pm", "2024-02-08T10/2024-02-08T12"),
]

RANGES = [
    ("from 2014 to 2017", "2014/2017"),
    ("2014 – 2017", "2014/2017"),
    ("2014 until 2017", "2014/2017"),
    ("30 January – 2 February 2024", "2024-01-30/2024-02-02"),
    ("Dec 25 – Jan 3, 2024", "2023-12-25/2024-01-03"),
    ("25 December 2023 – 3 January", "2023-12-25/2024-01-03"),
    ("7th-8th August 2023", "2023-08-07/2023-08-08"),
    ("August 7, 2023 - August 8, 2023", "2023-08-07/2023-08-08"),
    ("2023-08-07 - 2023-08-08", "2023-08-07/2023-08-08"),
    ("2023-08-07 to 2023-08-08", "2023-08-07/2023-08-08"),
    ("44–31 BCE", "-0043/-0030"),
    ("1984 or 44 BCE", "[1984,-0043]"),
    ("44 or 33 BCE", "[-0043,-0032]"),
    ("1200-1150 BCE", "-1199/-1149"),
    ("27 BC – AD 14", "-0026/0014"),
    ("spring – autumn 2023", "2023-21/2023-23"),
    ("1984 (?) – c. 2004 (?)", "1984?/2004%"),
    ("October 2023 to present", "2023-10/.."),
    ("2014–present", "2014/.."),
    ("2006 – unknown end", "2006/"),
    ("unknown start – 2006", "/2006"),
    ("between 1990 and 1995", "[1990..1995]"),
    ("between 7 and 9 August 2023", "[2023-08-07..2023-08-09]"),
    ("2 January or 1 February 2024", "[2024-01-02,2024-02-01]"),
    ("1667 or 1668 or 1670–1672", "[1667,1668,1670..1672]"),
    ("1960 and December 1961", "{1960,1961-12}"),
    ("August 7 to 8, 2023", "2023-08-07/2023-08-08"),
    ("7 & 8 August 2023", "{2023-08-07,2023-08-08}"),
    ("7, 8 and 9 August 2023", "{2023-08-07,2023-08-08,2023-08-09}"),
    ("1990, 1992 and 1995", "{1990,1992,1995}"),
    ("either 1850 or 1851", "[1850,1851]"),
    ("1939–45", "1939/1945"),
    ("1939 to 45", "1939/1945"),
    ("c. 1850–60", "1850~/1860"),
    ("1905–06", "1905/1906"),
    ("AD 14–37", "0014/0037"),
    ("Feb. 10-12", "2024-02-10/2024-02-12"),
    ("February 10th to 12th, 2024", "2024-02-10/2024-02-12"),
    ("1850 / 1900", "1850/1900"),
    ("7 Aug 2023 → 8 Aug 2023", "2023-08-07/2023-08-08"),
    ("H1–H2 2024", "2024-40/2024-41"),
    ("2020–", "2020/.."),
    ("2020 to the present day", "2020/.."),
    ("18th–19th century", "17XX/18XX"),
    ("18th and 19th centuries", "{17XX,18XX}"),
    ("late 18th–early 19th century", "17XX~/18XX~"),
    ("late 18th or early 19th century", "[1767..1799,1800..1833]"),
    ("5th–4th century BC", "-0450S2/-0350S2"),
    ("late 5th–early 4th century BC", "-0450S2~/-0350S2~"),
    ("1870s–80s", "187X/188X"),
    ("1960s and 70s", "{196X,197X}"),
    ("early January – mid-March 2024", "2024-01~/2024-03~"),
    ("late January or early February 2024", "[2024-01-21..2024-01-31,2024-02-01..2024-02-10]"),
    ("between the late 1980s and early 1990s", "[198X~..199X~]"),
    ("early January and late March 2024", "{2024-01~,2024-03~}"),
    ("Monday 5 – Wednesday 7 February 2024", "2024-02-05/2024-02-07"),
    ("Monday–Wednesday", "2024-02-05/2024-02-07"),
    ("the night of 7–8 February 2024", "2024-02-07/2024-02-08"),
]

BOUNDARIES = [
    ("since 2014", "2014/.."),
    ("from October 2023", "2023-10/.."),
    ("October 2023 onwards", "2023-10/.."),
    ("until 11 February 2024", "../2024-02-11"),
    ("till 2021", "../2021"),
    ("before 2024-01-01", "[..2023-12-31]"),
    ("before January 2024", "[..2023-12]"),
    ("before spring 2024", "[..2024-02]"),
    ("before the 1990s", "[..1989]"),
    ("before the 1st century BCE", "[..-0100]"),
    ("before 28 January 2024, 05:53 UTC", "[..2024-01-28T05:52Z]"),
    ("before 1 January 1 CE", "[..0000-12-31]"),
    ("prior to 1928", "[..1927]"),
    ("by 1928", "[..1928]"),
    ("no later than 11 February 2024", "[..2024-02-11]"),
    ("after 31 December 2023", "[2024-01-01..]"),
    ("after 7–8 August 2023", "[2023-08-09..]"),
    ("before 7–8 August 2023", "[..2023-08-06]"),
    ("not before 1928", "[1928..]"),
    ("before c. 1928", "[..1927~]"),
    ("before last Thursday", "[..2024-02-07]"),
    ("from 2020 on", "2020/.."),
    ("from 2020 onwards", "2020/.."),
    ("up until 2021", "../2021"),
    ("until the end of 2021", "../2021"),
    ("by the end of 1850", "[..1850]"),
    ("before the end of 1850", "[..1850]"),
    ("after the beginning of 1850", "[1850..]"),
    ("since the end of 2021", "2021-39~/.."),
    ("1850 or later", "[1850..]"),
    ("1850 or earlier", "[..1850]"),
    ("1850 at the latest", "[..1850]"),
    ("1850 at the earliest", "[1850..]"),
    ("not later than 1850", "[..1850]"),
    ("not earlier than 1850", "[1850..]"),
    ("on or before 1850", "[..1850]"),
    ("on or after 8 February 2024", "[2024-02-08..]"),
    ("pre-1850", "[..1849]"),
    ("post-1850", "[1851..]"),
    ("since mid-January", "2024-01~/.."),
    ("since the late 1990s", "199X~/.."),
    ("since the 5th century BC", "-0450S2/.."),
]

CONVENTIONS = [
    ("c. 1979", "1979~"),
    ("c.1979", "1979~"),
    ("c 1979", "1979~"),
    ("ca. 1979", "1979~"),
    ("circa August 1979", "1979-08~"),
    ("about 1979", "1979~"),
    ("possibly August 1979", "1979-08?"),
    ("1979?", "1979?"),
    ("c. 1984 (?)", "1984%"),
    ("c. 1st century BCE", "[-0099~..0000~]"),
    ("early 2024", "2024-37~"),
    ("mid-2024", "2024-38~"),
    ("late 2024", "2024-39~"),
    ("possibly early 2024", "2024-37%"),
    ("early January 2024", "[2024-01-01..2024-01-10]"),
    ("mid January 2024", "[2024-01-11..2024-01-20]"),
    ("late February 2024", "[2024-02-21..2024-02-29]"),
    ("early 1990s", "[1990..1993]"),
    ("mid-1990s", "[1994..1996]"),
    ("late 1990s", "[1997..1999]"),
    ("1990's", "199X"),
    ("440s BCE", "[-0448..-0439]"),
    ("nineteenth century", "18XX"),
    ("1st century", "00XX"),
    ("21st century", "20XX"),
    ("2nd millennium", "1XXX"),
    ("2nd millennium BCE", "[-1999..-1000]"),
    ("fall 2023", "2023-23"),
    ("spring 2023 (southern)", "2023-29"),
    ("winter 2023 (northern)", "2023-28"),
    ("winter 2023", "2023-24"),
    ("third quarter of 2023", "2023-35"),
    ("2023 Q3", "2023-35"),
    ("first half of 2024", "2024-40"),
    ("H2 2024", "2024-41"),
    ("1 million years ago", "[Y-1500000..Y-500000]"),
    ("4.54 billion years ago", "[Y-4545000000..Y-4535000000]"),
    ("250 million years ago", "[Y-250500000..Y-249500000]"),
    ("10 million years ago", "[Y-10500000..Y-9500000]"),
    ("4.50 billion years ago", "[Y-4505000000..Y-4495000000]"),
    ("250,000,000 years ago", "[Y-250500000..Y-249500000]"),
    ("65,000,000 years ago", "[Y-65500000..Y-64500000]"),
    ("66 Ma", "[Y-66500000..Y-65500000]"),
    ("10,000 years ago", "-7976"),
    ("4 October 1582 (O.S.)", "1582-10-14"),
    ("15 March 44 BCE (Julian)", "-0043-03-13"),
    ("29 February 1900 (Julian)", "1900-03-13"),
    ("mid-August 2023", "[2023-08-11..2023-08-20]"),
    ("end of 2023", "2023-39~"),
    ("the beginning of January 2024", "[2024-01-01..2024-01-10]"),
    ("middle of 2023", "2023-38~"),
    ("early 20th century", "[1900..1933]"),
    ("mid-20th century", "[1934..1966]"),
    ("late 19th century", "[1867..1899]"),
    ("early 5th century BC", "[-0499..-0466]"),
    ("late summer 1969", "1969-08~"),
    ("early winter 2023", "2023-12~"),
    ("second half of August 2023", "[2023-08-16..2023-08-31]"),
    ("first half of the 19th century", "[1800..1849]"),
    ("first half of the 1990s", "[1990..1994]"),
    ("second quarter of the 19th century", "[1825..1849]"),
    ("last quarter of the 19th century", "[1875..1899]"),
    ("5th-century BC", "[-0499..-0400]"),
    ("19th c.", "18XX"),
    ("20th century AD", "19XX"),
    ("winter 2023/24", "2023-24"),
    ("winter 2023-24", "2023-24"),
    ("winter of 2023–2024", "2023-24"),
    ("Q1/2024", "2024-33"),
    ("3Q 2023", "2023-35"),
    ("2024H1", "2024-40"),
    ("1H 2024", "2024-40"),
    ("a million years ago", "[Y-1500000..Y-500000]"),
    ("4.5 bn years ago", "[Y-4550000000..Y-4450000000]"),
    ("300 ka", "Y-297976"),
]

RELATIVES = [
    ("today", "2024-02-11"),
    ("yesterday", "2024-02-10"),
    ("Sunday", "2024-02-11"),
    ("Monday", "2024-02-05"),
    ("last Sunday", "2024-02-04"),
    ("next Sunday", "2024-02-18"),
    ("next Thursday", "2024-02-15"),
    ("3 days ago", "2024-02-08"),
    ("a week ago", "2024-02-04"),
    ("two weeks ago", "2024-01-28"),
    ("3 months ago", "2023-11"),
    ("10 years ago", "2014"),
    ("last month", "2024-01"),
    ("last year", "2023"),
    ("early last year", "2023-37~"),
    ("this year", "2024"),
    ("last week", "[2024-01-29..2024-02-04]"),
    ("Thursday 21:30", "2024-02-08T21:30"),
    ("the day before yesterday", "2024-02-09"),
    ("the day after tomorrow", "2024-02-13"),
    ("two days from now", "2024-02-13"),
    ("twenty days ago", "2024-01-22"),
    ("a hundred years ago", "1924"),
    ("a decade ago", "201X"),
    ("a century ago", "19XX"),
    ("last quarter", "2023-36"),
    ("last century", "19XX"),
    ("last winter", "2022-24"),
    ("current year", "2024"),
    ("the year before last", "2022"),
    ("the week before last", "[2024-01-22..2024-01-28]"),
    ("8 February last year", "2023-02-08"),
    ("February of last year", "2023-02"),
    ("the 25th of last month", "2024-01-25"),
    ("first half of last year", "2023-40"),
    ("end of last month", "[2024-01-21..2024-01-31]"),
    ("earlier this month", "[2024-02-01..2024-02-11]"),
    ("later this year", "[2024-02-11..2024-12-31]"),
    ("the 90s", "199X"),
    ("early '90s", "[1990..1993]"),
    ("Thursday morning", "2024-02-08"),
    ("the morning of 8 February", "2024-02-08"),
    ("yesterday evening", "2024-02-10"),
    ("this morning", "2024-02-11"),
    ("late Thursday", "2024-02-08"),
    ("yesterday, Saturday", "2024-02-10"),
]

ARABIC = [
    ("٢٥ يناير ٢٠٢٤", "2024-01-25"),
    ("۱۱ شباط ۲۰۲۴", "2024-02-11"),
    ("7 آب 2023", "2023-08-07"),
    ("7 أوت 2023", "2023-08-07"),
    ("12 غشت 2023", "2023-08-12"),
    ("جانفي 2024", "2024-01"),
    ("تشرين ثاني 2023", "2023-11"),
    ("كانون الأول 2023", "2023-12"),
    ("15 من مايو 2023", "2023-05-15"),
    ("أغسطـس 2023", "2023-08"),
    ("\u200f7 أغسطس 2023\u200f", "2023-08-07"),
    ("حتى عام 2021", "../2021"),
    ("منذ 2014", "2014/.."),
    ("قبل عام 2014", "[..2013]"),
    ("بعد أكتوبر 2023", "[2023-11..]"),
    ("من أكتوبر إلى ديسمبر 2023", "2023-10/2023-12"),
    ("بين 7 و8 أغسطس 2023", "[2023-08-07..2023-08-08]"),
    ("1990 أو 1991", "[1990,1991]"),
    ("حوالي 1450", "1450~"),
    ("ربما 1984", "1984?"),
    ("1984 (؟)", "1984?"),
    ("15 مارس 44 قبل الميلاد", "-0043-03-15"),
    ("622 م", "0622"),
    ("القرن التاسع عشر", "18XX"),
    ("القرن الأول ق.م", "[-0099..0000]"),
    ("تسعينيات القرن العشرين", "199X"),
    ("الربع الثالث من 2023", "2023-35"),
    ("النصف الأول من 2024", "2024-40"),
    ("أوائل يناير 2024", "[2024-01-01..2024-01-10]"),
    ("منتصف 2023", "2023-38~"),
    ("قبل 13.8 مليار سنة", "[Y-13850000000..Y-13750000000]"),
    ("قبل 3 أيام", "2024-02-08"),
    ("قبل 13 يومًا", "2024-01-29"),
    ("منذ أسبوعين", "2024-01-28"),
    ("قبل شهرين", "2023-12"),
    ("الخميس الماضي", "2024-02-08"),
    ("الخميس المقبل", "2024-02-15"),
    ("العام الماضي", "2023"),
    ("الشهر الجاري", "2024-02"),
    ("أول أمس", "2024-02-09"),
    ("28 يناير 2024 الساعة 05:53", "2024-01-28T05:53"),
    ("السابع من أكتوبر 2023", "2023-10-07"),
    ("الثامن والعشرين من يناير", "2024-01-28"),
    ("الرابع والعشرون من فبراير/شباط 2022", "2022-02-24"),
    ("أول يناير 2024", "2024-01-01"),
    ("يوم السابع من أكتوبر/تشرين الأول", "2023-10-07"),
    ("7 من شهر أغسطس 2023", "2023-08-07"),
    ("7 أغسطس (آب) 2023", "2023-08-07"),
    ("يومي 7 و8 أغسطس 2023", "{2023-08-07,2023-08-08}"),
    ("يومي 7 و 8 أغسطس 2023", "{2023-08-07,2023-08-08}"),
    ("يومي السابع والثامن من أغسطس 2023", "{2023-08-07,2023-08-08}"),
    ("بين عامي 2014 و2017", "[2014..2017]"),
    ("ما بين 2014 و2017", "[2014..2017]"),
    ("في الفترة من 7 إلى 8 أغسطس 2023", "2023-08-07/2023-08-08"),
    ("خلال عام 2023", "2023"),
    ("عام 2014م", "2014"),
    ("القرن التاسع عشر الميلادي", "18XX"),
    ("القرن الـ 19", "18XX"),
    ("القرن الماضي", "19XX"),
    ("أوائل القرن العشرين", "[1900..1933]"),
    ("النصف الثاني من القرن التاسع عشر", "[1850..1899]"),
    ("القرنين الثامن عشر والتاسع عشر", "{17XX,18XX}"),
    ("القرنين الخامس والرابع قبل الميلاد", "{-0450S2,-0350S2}"),
    ("تسعينيات القرن الماضي", "199X"),
    ("التسعينات", "199X"),
    ("أواخر الثمانينات من القرن الماضي", "[1987..1989]"),
    ("منتصف تسعينيات القرن الماضي", "[1994..1996]"),
    ("العقد الأول من القرن الحادي والعشرين", "200X"),
    ("العقد الثاني من القرن الحالي", "201X"),
    ("منذ بداية 2023", "2023-37~/.."),
    ("منذ منتصف يناير", "2024-01~/.."),
    ("حتى نهاية عام 2021", "../2021"),
    ("بحلول نهاية 2021", "[..2021]"),
    ("إلى غاية 2021", "../2021"),
    ("2014 - حتى الآن", "2014/.."),
    ("نهاية عام 2023", "2023-39~"),
    ("وسط عام 2023", "2023-38~"),
    ("مستهل 2024", "2024-37~"),
    ("نهاية يناير 2024", "[2024-01-21..2024-01-31]"),
    ("شتاء 2023-2024", "2023-24"),
    ("النصف الأول من العام الجاري", "2024-40"),
    ("قبل ثلاثة أيام", "2024-02-08"),
    ("قبل عشرة أيام", "2024-02-01"),
    ("قبل خمس سنوات", "2019"),
    ("قبل عشرين عاما", "2004"),
    ("قبل مئة عام", "1924"),
    ("قبل ألف عام", "1024"),
    ("قبل مليون سنة", "[Y-1500000..Y-500000]"),
    ("قبل عقدين", "200X"),
    ("هذا العام", "2024"),
    ("هذا الأسبوع", "[2024-02-05..2024-02-11]"),
    ("الأحد الفائت", "2024-02-04"),
    ("بعد غد", "2024-02-13"),
    ("أول من أمس", "2024-02-09"),
    ("أمس الأول", "2024-02-09"),
    ("الليلة الماضية", "2024-02-10"),
    ("أمس السبت", "2024-02-10"),
    ("اليوم الأحد", "2024-02-11"),
    ("عصر الأحد", "2024-02-11"),
    ("يوم الأحد الموافق 28 يناير 2024", "2024-01-28"),
    ("28 يناير 2024 صباحا", "2024-01-28"),
    ("28 يناير 2024 الساعة 5:53 مساءً", "2024-01-28T17:53"),
    ("28 يناير 2024 05:53 م", "2024-01-28T17:53"),
    ("28 يناير 2024 الساعة 05:53 بتوقيت غرينتش", "2024-01-28T05:53Z"),
    ("الساعة 05:53 يوم 28 يناير 2024", "2024-01-28T05:53"),
    ("25 يناير من العام الماضي", "2023-01-25"),
    ("8 الجاري", "2024-02-08"),
    ("الخميس 8 الجاري", "2024-02-08"),
    ("السابع من الشهر الجاري", "2024-02-07"),
    ("25 كانون 2 2024", "2024-01-25"),
    ("25 من الشهر الجاري", "2024-02-25"),
    ("في وقت سابق من هذا الشهر", "[2024-02-01..2024-02-11]"),
    ("العام قبل الماضي", "2022"),
    ("تقريبا 1450", "1450~"),
    ("من المرجح عام 1984", "1984?"),
    ("زهاء 1450", "1450~"),
    ("44 ق.م – 14 م", "-0043/0014"),
    ("منذ عام 1990 حتى عام 1995", "1990/1995"),
    ("من 1990 وحتى 1995", "1990/1995"),
    ("يوم السبت الموافق 7/10/2023", "2023-10-07"),
    ("الخميس 8 فبراير 2024 - 10:15", "2024-02-08T10:15"),
    ("قبل نحو أسبوع", "2024-02-04~"),
    ("منذ نحو 10 سنوات", "2014~"),
    ("منذ نحو 1990", "1990~/.."),
]


@pytest.mark.parametrize(
    ("text", "edtf"),
    SPELLINGS + CLOCKS + RANGES + BOUNDARIES + CONVENTIONS + RELATIVES + ARABIC,
)
def test_words_mean_one_date(text: str, edtf: str) -> None:
    when = parse(text, ref=REF)

    assert when.text == text
    assert canonical(when) == edtf


# mode, text, date; counted from Sunday 2024-02-11
MODES = [
    ("past", "25 January", "2024-01-25"),
    ("past", "12 February", "2024-02-12"),
    ("past", "13 February", "2023-02-13"),
    ("past", "29 February", "2020-02-29"),
    ("past", "February", "2024-02"),
    ("past", "March", "2023-03"),
    ("past", "last January", "2024-01"),
    ("past", "last February", "2023-02"),
    ("past", "11 February", "2024-02-11"),
    ("past", "25 يناير الماضي", "2024-01-25"),
    ("past", "25 يناير المقبل", "2025-01-25"),
    ("past", "next March", "2024-03"),
    ("past", "summer", "2023-22"),
    ("past", "winter", "2023-24"),
    ("past", "last winter", "2022-24"),
    ("past", "next summer", "2024-22"),
    ("future", "25 January", "2025-01-25"),
    ("future", "10 February", "2024-02-10"),
    ("future", "February", "2024-02"),
    ("future", "Thursday", "2024-02-15"),
    ("future", "Sunday", "2024-02-11"),
    ("nearest", "25 January", "2024-01-25"),
    ("nearest", "25 December", "2023-12-25"),
    ("nearest", "1 July", "2024-07-01"),
    ("nearest", "Wednesday", "2024-02-14"),
    ("nearest", "Thursday", "2024-02-08"),
    ("past", "30 January – 2 February", "2024-01-30/2024-02-02"),
    ("past", "5–20 February", "2024-02-05/2024-02-20"),
    ("past", "December – January", "2023-12/2024-01"),
]


@pytest.mark.parametrize(("mode", "text", "edtf"), MODES)
def test_a_missing_year_follows_from_the_reference(mode: str, text: str, edtf: str) -> None:
    when = parse(text, ref=REF, mode=mode)

    assert canonical(when) == edtf
    assert when.notes & {Note.YEAR_INFERRED, Note.RELATIVE}


@pytest.mark.parametrize(
    "text", ["25 January", "Thursday", "last year", "2 weeks ago", "since October", "أمس", "Q3"]
)
def test_nothing_is_inferred_without_a_reference(text: str) -> None:
    with pytest.raises(DateError, match="counts from a day that is not known") as caught:
        parse(text)

    assert "published" in caught.value.hint


@pytest.mark.parametrize(
    "ref",
    [
        "2024-02-11",
        "2024-02-11T09:00:00+03:00",
        date(2024, 2, 11),
        datetime(2024, 2, 11, 23, 59, tzinfo=UTC),
    ],
    ids=str,
)
def test_a_reference_may_be_a_date_or_its_text(ref: str | date | datetime) -> None:
    assert canonical(parse("yesterday", ref=ref)) == "2024-02-10"


@pytest.mark.parametrize("ref", ["2024", "not a date", "2024-02"])
def test_a_reference_that_is_no_day_only_matters_where_it_is_needed(ref: str) -> None:
    assert canonical(parse("2014", ref=ref)) == "2014"
    with pytest.raises(DateError):
        parse("25 January", ref=ref)


NUMERIC = [
    ("01/02/2024", None, "[2024-01-02,2024-02-01]"),
    ("01/02/2024", "dmy", "2024-02-01"),
    ("01/02/2024", "mdy", "2024-01-02"),
    ("01/02/2024", "ymd", "[2024-01-02,2024-02-01]"),
    ("13/02/2024", None, "2024-02-13"),
    ("02/13/2024", None, "2024-02-13"),
    ("02/02/2024", None, "2024-02-02"),
    ("1.2.2024", "dmy", "2024-02-01"),
    ("2024/02/01", "dmy", "2024-02-01"),
    ("01/02/2024 05:53", None, "[2024-01-02T05:53,2024-02-01T05:53]"),
    ("1/11/99", "mdy", "1999-01-11"),
    ("10/02/24", "dmy", "2024-02-10"),
]


@pytest.mark.parametrize(("text", "order", "edtf"), NUMERIC)
def test_day_and_month_are_told_apart_or_both_kept(text: str, order: str | None, edtf: str) -> None:
    when = parse(text, ref=REF, order=order)

    assert canonical(when) == edtf
    assert (Note.AMBIGUOUS in when.notes) == edtf.startswith("[")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Thursday (8 February 2024)", None),
        ("Thursday, 8 February 2024", None),
        ("8 February 2024 (Thursday)", None),
        ("الخميس (8 شباط 2024)", None),
        ("Wednesday, 8 February 2024", Note.WEEKDAY_MISMATCH),
        ("مساء الأربعاء (8 شباط 2024)", Note.WEEKDAY_MISMATCH),
        ("Wednesday evening, 8 February 2024", Note.WEEKDAY_MISMATCH),
        ("4 October 1582 (O.S.)", Note.JULIAN),
    ],
)
def test_notes_tell_what_was_odd(text: str, note: Note | None) -> None:
    assert parse(text).notes == ({note} if note else frozenset())


@pytest.mark.parametrize(
    ("text", "lang"),
    [("7 August 2023", "en"), ("7 أغسطس 2023", "ar"), ("٢٠٢٤", None), ("2014", None)],
)
def test_the_language_of_words_is_known(text: str, lang: str | None) -> None:
    assert parse(text).lang == lang


# text, a word of the complaint
REFUSED = [
    ("31 April 2024", "no day 2024-04-31"),
    ("32 January 2024", "no day"),
    ("29 February 2023", "no day"),
    ("31 April", "no year near"),
    ("13/13/2024", "no month 13"),
    ("7 آب/أيلول 2023", "different months"),
    ("1900s", "ten or a hundred"),
    ("1990s – 2000s", "ten or a hundred"),
    ("1/2/24", "two digits"),
    ("5 Sep 01", "two digits"),
    ("0 BCE", "no year 0"),
    ("28 Jan 2024 05:53 EST", "EST"),
    ("28 Jan 2024 13:00 pm", "no hour 13"),
    ("28 Jan 2024 25:00", "no hour 25"),
    ("1707609600123", "not an EDTF date"),
    ("@123", "1970"),
    ("2014 – 2013", "before the start"),
    ("before 01/02/2024", "change places"),
    ("01/02/2024 – 03/02/2024", "change places"),
    ("since last week", "choice"),
    ("late 3rd millennium", "no such part"),
    ("c. 28 January 2024, 05:53", "no EDTF"),
    ("August 1979 (O.S.)", "whole date"),
    ("30 February 44 BCE (Julian)", "Julian"),
    ("999999999999 billion years ago", "292"),
    ("1.2345678 million years ago", "finer than a year"),
    ("15 رمضان 1445 هـ", "Hijri"),
    ("noon yesterday", "'noon'"),
    ("25 January 2024 (announced)", "'announced'"),
    ("more than 100 MPs signed on Thursday", "'more'"),
    ("2,500 troops in Iraq", "'troops'"),
    ("Thursday Friday", "not a date"),
    ("1984-85", "no month 85"),
    ("3 Jan 2023-08", "not a date"),
    ("1234 19:01:01", "not a date with a time"),
    ("last", "not a date"),
    ("30", "not an EDTF date"),
    ("the", "not a date"),
    ("December", "counts from"),
    ("the 90s", "counts from"),
    ("the 20s", "a decade without a century"),
    ("العشرينيات", "a decade without a century"),
    ("2024-039", "not an EDTF date"),
    ("2024-100", "not an EDTF date"),
    ("20240208T101500Z", "not an EDTF date"),
    ("2023/24", "not an EDTF date"),
    ("2023/11", "not an EDTF date"),
    ("1,000", "not an EDTF date"),
    ("12:30", "not an EDTF date"),
    ("1998–2", "not an EDTF date"),
    ("7/8 August 2023", "not a date"),
    ("Feb-24", "two digits"),
    ("Feb-10-12", "two digits"),
    ("7 August 20", "two digits"),
    ("7 August 20233", "not a date"),
    ("7 August 2023 2024", "not a date"),
    ("7 August 2023 10:10 10:10", "not a date"),
    ("AD 44 BC", "not a date"),
    ("Monday 5", "not a date"),
    ("this Thursday", "not a date"),
    ("Thursday last week", "not a date"),
    ("Thursday 2 weeks ago", "another day of the week"),
    ("yesterday, Thursday", "another day of the week"),
    ("أمس الخميس", "another day of the week"),
    ("an hour ago", "time of day"),
    ("قبل ساعتين", "time of day"),
    ("300 decades ago", "before the year 0"),
    ("a few days ago", "'few'"),
    ("3 days later", "not a date"),
    ("in two weeks", "not a date"),
    ("the 8th", "not a date"),
    ("8 February 2024, 3 o'clock", "'clock'"),
    ("midnight, 8 February 2024", "'midnight'"),
    ("FY2024", "'FY'"),
    ("Q5 2024", "not a date"),
    ("winter 2023/25", "not a date"),
    ("summer 2023/24", "not a date"),
    ("third half of 2024", "not a date"),
    ("2024-W54", "no week 54"),
    ("2024-W036", "not a date"),
    ("Feb 8 150:15:00", "not a date"),
    ("before the 1990s3", "not a date"),
    ("2023/10/07-06:29:30", "two ends"),
    ("7 August 2023 – 8 August 10:15 – 11:15", "not a date"),
    ("قبل أيام", "not a date"),
    ("منذ سنوات", "not a date"),
    ("Wed 7/10/2023", "not a date"),
    ("AD 114–37", "not a date"),
    ("first week of January 2024", "not a date"),
    ("early last week", "no such part"),
    ("mid Q1 2024", "no such part"),
    ("Jan/Feb 2024", "different months"),
    ("Christmas 1914", "'Christmas'"),
    ("5000 BP", "'BP'"),
    ("as of 2020", "'as'"),
    ("since before 2014", "not a date"),
    ("between 2015 and 2014", "before the start"),
    ("early early 2014", "not a date"),
    ("حتى الآن", "not a date"),
    ("5 رمضان 1445", "'رمضان'"),
    ("1445هـ", "Hijri"),
    ("n.d.", "'n'"),
]


@pytest.mark.parametrize(("text", "complaint"), REFUSED)
def test_what_is_not_understood_is_refused_with_a_reason(text: str, complaint: str) -> None:
    ref = None if complaint == "counts from" else REF

    with pytest.raises(DateError) as caught:
        parse(text, ref=ref)

    assert complaint in caught.value.message
    assert caught.value.text == text
    assert caught.value.hint


def test_the_unknown_word_is_pointed_at() -> None:
    with pytest.raises(DateError) as caught:
        parse("25 January 2024 (announced)")

    assert caught.value.position == len("25 January 2024 (")


HOSTILE = [
    *(
        "10:10 ",
        "Thursday ",
        "early morning of ",
        "Thursday 10:10 ",
        "(Thursday) ",
        "first half of ",
    ),
    *("last ", "8 February last year, ", "early ", "c. ", "7 and ", "1–", "قبل ", "7 و", "early–"),
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_takes_long(words: str) -> None:
    """What can be taken off in many orders is read once for each rest, not for each order."""
    before = read.cache_info().misses

    for length in (LONGEST, LONGEST * 20):
        with pytest.raises(DateError):
            parse((words * length)[:length], ref=REF)

    assert read.cache_info().misses - before < LONGEST * 15


def test_a_phrase_is_read_once() -> None:
    parse("the night of 3–4 March 1994", ref=REF)
    before = read.cache_info()

    parse("the night of 3–4 March 1994", ref=REF, lang="en")

    assert read.cache_info().misses == before.misses
    assert read.cache_info().hits > before.hits
