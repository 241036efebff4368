# Every screen in English, at 200x50: nothing of the interface is Chinese, no word is cut.
size 50 200
lang en
report 2021 甲局 2024
set 3:1:A=5 3:2:A=0 3:3.1:A=3 3:4:A=2
report 2021 甲局 2025
set 2.1:2:A=3 3:1:A=9 3:2:A=1 t1=全年平稳
edit 甲局 2025
english 甲局 李敏 全年平稳 中文 （一） 总体情况
goto 2.1:1:A
screen <<
 2025 甲局                                                                                                                                                                         [draft]  李敏  UTF-8
 1Overview+ [2Proactive disclosure]. 3Requests received and handledx 4Administrative reviews and lawsuits. 5Main problems and improvements. 6Other matters to report.          err1 warn0 open163 text2
 II. Proactive disclosure                                                                           1 Issued this year
+---------------------+------------------ Article 20(1) ----------------+------------------------+  Rules
|       Content       |    Issued this year    |   Repealed this year   |        In force        |
+---------------------+------------------------+------------------------+------------------------+  This row                                now        last        diff
|1 Rules              |        [             .]|                      . |                      . |  >Issued this year                         -           -           -
|2 Normative documents|                      3 |                      . |                      . |   Repealed this year                       -           -           -
+---------------------+------------------ Article 20(5) ----------------+------------------------+   In force                                 -           -           -
|       Content       |                           Decisions this year                            |
+---------------------+--------------------------------------------------------------------------+  Past years
|3 Licences           |                                                                        . |  2024: .
+---------------------+------------------ Article 20(6) -----------------------------------------+
|       Content       |                           Decisions this year                            |  Meaning
+---------------------+--------------------------------------------------------------------------+  Departmental or local government rules made by this agency. Only
|4 Penalties          |                                                                        . |  State Council departments and governments of provinces and of cities
|5 Coercive measures  |                                                                        . |  with districts can make rules; all others write 0.
+---------------------+------------------ Article 20(8) -----------------------------------------+  Made and published by this agency in the year; one published again
|       Content       |                     Charged this year (10,000 yuan)                      |  after revision counts as 1.
+---------------------+--------------------------------------------------------------------------+  Basis  Regulations art. 20(1); Legislation Law
|6 Administrative fees|                                                                        . |
+---------------------+--------------------------------------------------------------------------+  Findings
                                                                                                    error T301 III People 9 + 1 ≠ 0 + 0  I plus II must equal III plus
 Counted from 1 January to 31 December. Write 0 where there is none, leave nothing empty; a         IV.
 paragraph may stand before and after the table.                                                    text missing N521 V Main problems and improvements this section has
                                                                                                    no text  a required section needs more than its heading; say so
                                                                                                    where there is nothing to tell
                                                                                                    text missing N521 VI Other matters to report this section has no
                                                                                                    text  a required section needs more than its heading; say so where
                                                                                                    there is nothing to tell


















Article 20(1)>Rules                                                                                   Issued
F1 help F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^G go ^Z undo ^Y redo ^F find ^N todo F2 prev ^S save ^Q quit
>>
keys <F1>
keys <Esc> <F6>
keys <Esc> <F8>
keys <Down> <F1>
keys <Esc> <Esc>
goto 3:1:A
screen <<
 2025 甲局                                                                                                                                                                         [draft]  李敏  UTF-8
 1Overview+ 2Proactive disclosure. [3Requests received and handled]x 4Administrative reviews and lawsuits. 5Main problems and improvements. 6Other matters to report.          err1 warn0 open163 text2
 III. Requests received and handled                                                                                                                   01 Natural persons
+------------------------------------------------+-------------------------------------------------------------------------------------------------+  I. New requests this year
|                                                |                                           Applicants                                            |
|                                                +-------------+---------------------------------------------------------------------+-------------+  Past years
| (In each column I plus II equals III plus IV)  |Natural      |                    Legal persons or other bodies                    |             |  2024: 5
|                                                |persons last +-------------+-------------+-------------+-------------+-------------+ Total  last |
|                                                |             | Firms  last | Study  last |Public  last | Legal  last | Other  last |             |  Meaning
+------------------------------------------------+-------------+-------------+-------------+-------------+-------------+-------------+-------------+  Requests received from 1 January to 31 December
|01 I. New requests this year                    |[    9]    5 |     .     - |     .     - |     .     - |     .     - |     .     - |    =9     5 |  by day of receipt (handed in: that day;
|02 II. Carried over from last year              |     1     0 |     .     - |     .     - |     .     - |     .     - |     .     - |    =1     0 |  registered mail: day signed for; net or fax: day
|   III. Outcomes this year                      |             |             |             |             |             |             |             |  confirmed). One sent back for correction counts
|03 (1) Disclosed in full                        |     .     3 |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     3 |  once; one of last year answered this year does
|04 (2) Disclosed in part (count here only)      |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  not count here.
|   (3) Refused                                  |             |             |             |             |             |             |             |  Requests made in a person's own name, also by
|05   1. State secret                            |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  lawyers or staff as persons; a request signed by
|06   2. Forbidden by law                        |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  several counts once.
|07   3. Safety, stability                       |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  Basis  Regulations art. 29, 31
|08   4. Third-party rights                      |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|09   5. Internal affairs                        |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  Findings
|10   6. Work in process                         |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  error T301 III People 9 + 1 ≠ 0 + 0  I plus II
|11   7. Enforcement files                       |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  must equal III plus IV.
|12   8. Public registries                       |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  text missing N521 V Main problems and
|   (4) Cannot be provided                       |             |             |             |             |             |             |             |  improvements this section has no text  a required
|13   1. Not held here                           |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  section needs more than its heading; say so where
|14   2. To be made first                        |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  text missing N521 VI Other matters to report this
|15   3. Still unclear                           |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |  section has no text  a required section needs
|   (5) Not handled                              |             |             |             |             |             |             |             |  more than its heading; say so where there is
|16   1. Petitions                               |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|17   2. Repeated request                        |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|18   3. Publications                            |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|19   4. Mass requests                           |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|20   5. Confirm or reissue                      |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|   (6) Other handling                           |             |             |             |             |             |             |             |
|21   1. Not corrected in time, no longer handled|     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|22   2. Fee not paid in time, no longer handled |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|23   3. Other                                   |     .     - |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     - |
|24 (7) Total                                    |    =.     3 |    =.     - |    =.     - |    =.     - |    =.     - |    =.     - |    =.     3 |
|25 IV. Carried to next year                     |     .     2 |     .     - |     .     - |     .     - |     .     - |     .     - |    =.     2 |
+------------------------------------------------+-------------+-------------+-------------+-------------+-------------+-------------+-------------+
|Balance I+II-(7)-IV                             |   +10       |    ok       |    ok       |    ok       |    ok       |    ok       |   +10       |
+------------------------------------------------+-------------+-------------+-------------+-------------+-------------+-------------+-------------+





I. New requests this year                                                                   last year 5|People
F1 help F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^G go ^Z undo ^Y redo ^F find ^N todo F2 prev ^S save ^Q quit
>>
goto 3:3.6.1:B2
keys <F1>
keys <Esc> <F6> <PgDn> <PgDn> <Esc> <F3>abc<Esc> <F4>
keys <Esc> <F5> <F5> <F9>
keys <Esc> <F10> <Esc> <C-g>
keys <Esc> <C-f>new<Enter>
keys <Esc> <C-d>
keys <Down><Down><Right><PgDn><Esc> <C-n><C-n><C-n> <C-s> <C-t> <C-z> <C-y>
keys x 1.5<Enter> <Esc> -1<Enter> <Esc> /<Enter> =
goto 4.1:1:A
screen <<
 2025 甲局                                                                                                                                                         [draft]  saved 12:58:09  李敏  UTF-8
 1Overview+ 2Proactive disclosure. 3Requests received and handledx [4Administrative reviews and lawsuits]. 5Main problems and improvements. 6Other matters to report.          err1 warn0 open161 text2
 IV. Administrative reviews and lawsuits                                                                                                       Administrative review>Upheld
+----+--------------------------------------------+-----------------------------------------------------------------------------------------+
|    |           Administrative review            |                                        Lawsuits                                         |  This row                    now        last        diff
|    +--------+--------+--------+--------+--------+--------------------------------------------+--------------------------------------------+  >Upheld                       -           -           -
|    |        |        |        |        |        |           Sued without a review            |            Sued after a review             |   Corrected                    -           -           -
|    | Upheld |  Lost  | Other  |Pending | Total  +--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+   Other result                 -           -           -
|    |        |        | result |        |        | Upheld |  Lost  | Other  |Pending | Total  | Upheld |  Lost  | Other  |Pending | Total  |   Pending                      -           -           -
|    |        |        |        |        |        |        |        | result |        |        |        |        | result |        |        |   Total                        -           -           -
+----+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+
|now |[     .]|      . |      . |      . |     =. |      . |      . |      . |      . |     =. |      . |      . |      . |      . |     =. |  Past years
+----+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+  2024: .
|last|      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |
|diff|      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |      - |  Meaning
+----+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+  Reviews applied for against this agency over disclosure;
                                                                                                                                               not those it decides as reviewing agency. Since 1
 The first row is keyed; = is computed, the rest is for reading.                                                                               January 2024 a refusal must go to review first
 Only cases where this agency is respondent or defendant, by their state at the end of the year; those still pending from last year count      (Administrative Review Law art. 23(1)(4)).
 again.                                                                                                                                        The answer of the agency was supported: upheld, or the
                                                                                                                                               review or claim dismissed.
                                                                                                                                               Basis  Regulations art. 50(3), 51

                                                                                                                                               Findings
                                                                                                                                               error T301 III People 9 + 1 ≠ 0 + 0  I plus II must
                                                                                                                                               equal III plus IV.
                                                                                                                                               text missing N521 V Main problems and improvements this
                                                                                                                                               section has no text  a required section needs more than
                                                                                                                                               its heading; say so where there is nothing to tell
                                                                                                                                               text missing N521 VI Other matters to report this
                                                                                                                                               section has no text  a required section needs more than
                                                                                                                                               its heading; say so where there is nothing to tell
















Took 0.
F1 help F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^G go ^Z undo ^Y redo ^F find ^N todo F2 prev ^S save ^Q quit
>>
keys <F1><Esc><F6><Esc><Right><Right><Right><Right><Right><Right>
goto t1
keys <F1>
keys <Esc> <F6><Esc> <F3> <Esc> <F5> <Esc> <C-r> <Esc> <C-\> <Esc> <C-f>
keys <Esc><F10>
keys finalize<Enter>
english off
keys <Esc><Esc><F10>sentences<Enter>
keys <Esc><Esc> <F10>beside<Enter>
english 甲局 李敏 全年平稳 中文 （一） 总体情况 
keys <Esc> <Esc> <F10>back<Enter>
keys <F1>
keys <Esc> <F10>
keys <Esc> <F8> <Esc> <F9> <Esc> <Ins> <Enter>
keys <Esc> <Esc> <Del>
keys <Esc> <C-o>
keys <Esc> <C-f> <Esc> <Right> <Right> <F6> <Esc> <C-q>
left
