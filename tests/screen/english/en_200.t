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
F1 help F2 prev F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^G go ^Z undo ^Y redo ^F find ^N todo ^S save ^Q quit
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
 III. Requests received and handled                                                                         01 Natural persons
+------------------------------------------------+-------------------------------------------------------+  I. New requests this year
|                                                |                      Applicants                       |
|                                                +-------+---------------------------------------+-------+  This row                                now        last        diff
| (In each column I plus II equals III plus IV)  |Natural|     Legal persons or other bodies     |       |  >Natural persons                          9           5          +4
|                                                |persons+-------+-------+-------+-------+-------+ Total |     Business firms                         -           -           -
|                                                |       | Firms | Study |Public | Legal | Other |       |     Research bodies                        -           -           -
+------------------------------------------------+-------+-------+-------+-------+-------+-------+-------+     Public benefit bodies                  -           -           -
|01 I. New requests this year                    |[    9]|     . |     . |     . |     . |     . |    =9 |     Legal service bodies                   -           -           -
|02 II. Carried over from last year              |     1 |     . |     . |     . |     . |     . |    =1 |     Other                                  -           -           -
|   III. Outcomes this year                      |       |       |       |       |       |       |       |   Total                                    9           5          +4
|03 (1) Disclosed in full                        |     . |     . |     . |     . |     . |     . |    =. |
|04 (2) Disclosed in part (count here only)      |     . |     . |     . |     . |     . |     . |    =. |  Past years
|   (3) Refused                                  |       |       |       |       |       |       |       |  2024: 5
|05   1. State secret                            |     . |     . |     . |     . |     . |     . |    =. |
|06   2. Forbidden by law                        |     . |     . |     . |     . |     . |     . |    =. |  Meaning
|07   3. Safety, stability                       |     . |     . |     . |     . |     . |     . |    =. |  Requests received from 1 January to 31 December by day of receipt
|08   4. Third-party rights                      |     . |     . |     . |     . |     . |     . |    =. |  (handed in: that day; registered mail: day signed for; net or fax:
|09   5. Internal affairs                        |     . |     . |     . |     . |     . |     . |    =. |  day confirmed). One sent back for correction counts once; one of
|10   6. Work in process                         |     . |     . |     . |     . |     . |     . |    =. |  last year answered this year does not count here.
|11   7. Enforcement files                       |     . |     . |     . |     . |     . |     . |    =. |  Requests made in a person's own name, also by lawyers or staff as
|12   8. Public registries                       |     . |     . |     . |     . |     . |     . |    =. |  persons; a request signed by several counts once.
|   (4) Cannot be provided                       |       |       |       |       |       |       |       |  Basis  Regulations art. 29, 31
|13   1. Not held here                           |     . |     . |     . |     . |     . |     . |    =. |
|14   2. To be made first                        |     . |     . |     . |     . |     . |     . |    =. |  Findings
|15   3. Still unclear                           |     . |     . |     . |     . |     . |     . |    =. |  error T301 III People 9 + 1 ≠ 0 + 0  I plus II must equal III plus
|   (5) Not handled                              |       |       |       |       |       |       |       |  IV.
|16   1. Petitions                               |     . |     . |     . |     . |     . |     . |    =. |  text missing N521 V Main problems and improvements this section has
|17   2. Repeated request                        |     . |     . |     . |     . |     . |     . |    =. |  no text  a required section needs more than its heading; say so
|18   3. Publications                            |     . |     . |     . |     . |     . |     . |    =. |  where there is nothing to tell
|19   4. Mass requests                           |     . |     . |     . |     . |     . |     . |    =. |  text missing N521 VI Other matters to report this section has no
|20   5. Confirm or reissue                      |     . |     . |     . |     . |     . |     . |    =. |  text  a required section needs more than its heading; say so where
|   (6) Other handling                           |       |       |       |       |       |       |       |  there is nothing to tell
|21   1. Not corrected in time, no longer handled|     . |     . |     . |     . |     . |     . |    =. |
|22   2. Fee not paid in time, no longer handled |     . |     . |     . |     . |     . |     . |    =. |
|23   3. Other                                   |     . |     . |     . |     . |     . |     . |    =. |
|24 (7) Total                                    |    =. |    =. |    =. |    =. |    =. |    =. |    =. |
|25 IV. Carried to next year                     |     . |     . |     . |     . |     . |     . |    =. |
+------------------------------------------------+-------+-------+-------+-------+-------+-------+-------+
|Balance I+II-(7)-IV                             |   +10 |    ok |    ok |    ok |    ok |    ok |   +10 |
+------------------------------------------------+-------+-------+-------+-------+-------+-------+-------+





I. New requests this year                                                                   last year 5|People
F1 help F2 prev F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^G go ^Z undo ^Y redo ^F find ^N todo ^S save ^Q quit
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
F1 help F2 prev F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^G go ^Z undo ^Y redo ^F find ^N todo ^S save ^Q quit
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
