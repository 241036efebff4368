# Every screen in English, at 80x24: nothing of the interface is Chinese, no word is cut.
size 24 80
lang en
report 2021 甲局 2024
set 3:1:A=5 3:2:A=0 3:3.1:A=3 3:4:A=2
report 2021 甲局 2025
set 2.1:2:A=3 3:1:A=9 3:2:A=1 t1=全年平稳
edit 甲局 2025
english 甲局 李敏 全年平稳 中文 （一） 总体情况
goto 2.1:1:A
screen <<
 2025 甲局                                                 [draft]  李敏  UTF-8
 1Intro+ [2Public]. 3Askedx 4Cases. 5Plans. 6Other.    err1 warn0 open163 text2
 II. Proactive disclosure
+---------------------+--------- Article 20(1) -------------+------------------+
|       Content       | Issued this year |Repealed this year|     In force     |
|1 Rules              |  [             .]|                . |                . |
|2 Normative documents|                3 |                . |                . |
+---------------------+--------- Article 20(5) -------------+------------------+
|       Content       |                  Decisions this year                   |
|3 Licences           |                                                      . |
+---------------------+--------- Article 20(6) --------------------------------+
|       Content       |                  Decisions this year                   |
|4 Penalties          |                                                      . |
|5 Coercive measures  |                                                      . |
+---------------------+--------- Article 20(8) --------------------------------+
|       Content       |            Charged this year (10,000 yuan)             |
|6 Administrative fees|                                                      . |
+---------------------+--------------------------------------------------------+




Article 20(1)>Rules                                                     Issued
F1 help F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^Q quit
>>
keys <F1>
keys <Esc> <F6>
keys <Esc> <F8>
screen <<
 2025 甲局                                                 [draft]  李敏  UTF-8
 [all 166] err 1  warn 0  hint 0  empty 163  text 2
 I 4 chars · II 1/10 · III 2/144 err 1 · IV 0/12 · V missing · VI missing
 Next: fill II. Proactive disclosure, 9 cells left (^N goes there)
--------------------------------------------------------------------------------
> err  T301 III People              9 + 1 ≠ 0 + 0  I plus II must equal III..
  text N521 V Main problems and..   this section has no text  a required..
  text N521 VI Other matters to..   this section has no text  a required..
  empty     Rules Issued            empty (not the same as 0; F4 fills zeros)
  empty     Rules Ended             empty (not the same as 0; F4 fills zeros)
  empty     Rules In force          empty (not the same as 0; F4 fills zeros)
  empty     Normative..      Ended  empty (not the same as 0; F4 fills zeros)
  empty     Normative..   In force  empty (not the same as 0; F4 fills zeros)
  empty     Licences Made           empty (not the same as 0; F4 fills zeros)
  empty     Penalties Made          empty (not the same as 0; F4 fills zeros)
  empty     Coercive measures Made  empty (not the same as 0; F4 fills zeros)
--------------------------------------------------------------------------------
 T301 People: 9 + 1 ≠ 0 + 0  I plus II must equal III plus IV.
 Formula: each column: row 1 + row 2 = row 3.7 + row 4  Basis: Form letter No.
 30 of 2021, table III


Enter goes there  F3 reason  Del drops a hint  Left/Right kind  F8 again  Esc
F1 help Enter accept F3 note F8 check F9 out F10 menu ^Z undo Esc cancel
>>
keys <Down> <F1>
keys <Esc> <Esc>
goto 3:1:A
screen <<
 2025 甲局                                                 [draft]  李敏  UTF-8
 1Intro+ 2Public. [3Asked]x 4Cases. 5Plans. 6Other.    err1 warn0 open163 text2
 III. Requests                 |People|  Legal persons or other bodies   |Total
 received and handled          |      |Firms |Study |Public|Legal |Other |
01 I. New requests this year   |[   9]|    . |    . |    . |    . |    . |   =9
02 II. Carried over            |    1 |    . |    . |    . |    . |    . |   =1
   III. Outcomes this year     |      |      |      |      |      |      |
03 (1) Disclosed in full       |    . |    . |    . |    . |    . |    . |   =.
04 (2) Disclosed in part       |    . |    . |    . |    . |    . |    . |   =.
   (3) Refused                 |      |      |      |      |      |      |
05   1. State secret           |    . |    . |    . |    . |    . |    . |   =.
06   2. Forbidden by law       |    . |    . |    . |    . |    . |    . |   =.
07   3. Safety, stability      |    . |    . |    . |    . |    . |    . |   =.
08   4. Third-party rights     |    . |    . |    . |    . |    . |    . |   =.
09   5. Internal affairs       |    . |    . |    . |    . |    . |    . |   =.
10   6. Work in process        |    . |    . |    . |    . |    . |    . |   =.
11   7. Enforcement files      |    . |    . |    . |    . |    . |    . |   =.
12   8. Public registries      |    . |    . |    . |    . |    . |    . |   =.
   (4) Cannot be provided      |      |      |      |      |      |      |
13   1. Not held here          |    . |    . |    . |    . |    . |    . |   =.
14   2. To be made first       |    . |    . |    . |    . |    . |    . |   =.
Balance I+II-(7)-IV            |  +10 |    . |    . |    . |    . |    . |  +10
I. New requests this year                                     last year 5|People
F1 help F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^Q quit
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
 2025 甲局                                 [draft]  saved 12:58:09  李敏  UTF-8
 1Intro+ 2Public. 3Askedx [4Cases]. 5Plans. 6Other.    err1 warn0 open162 text2
 IV. Administrative reviews and lawsuits
+---+------------------------+-------------------------------------------------+
|   | Administrative review  |                    Lawsuits                     |
|   +----+----+----+----+----+------------------------+------------------------+
|   |    |    |    |    |    | Sued without a review  |  Sued after a review   |
|   |Kept|Lost|Misc|Open|Sum +----+----+----+----+----+----+----+----+----+----+
|   |    |    |    |    |    |Kept|Lost|Misc|Open|Sum |Kept|Lost|Misc|Open|Sum |
+---+----+----+----+----+----+----+----+----+----+----+----+----+----+----+----+
|now|[ .]|  . |  . |  . | =. |  . |  . |  . |  . | =. |  . |  . |  . |  . | =. |
+---+----+----+----+----+----+----+----+----+----+----+----+----+----+----+----+
|ago|  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |
|+- |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |  - |
+---+----+----+----+----+----+----+----+----+----+----+----+----+----+----+----+

 The first row is keyed; = is computed, the rest is for reading.
 Only cases where this agency is respondent or defendant, by their state at the
 end of the year; those still pending from last year count again.



No check determines the value of this cell.
F1 help F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^Q quit
>>
keys <F1><Esc><F6><Esc><Right><Right><Right><Right><Right><Right>
goto t1
screen <<
 2025 甲局                                 [draft]  saved 12:58:09  李敏  UTF-8
 [1Intro]+ 2Public. 3Askedx 4Cases. 5Plans. 6Other.    err1 warn0 open162 text2
 I. Overview                                             4 characters  line 1/1
  全年平稳


















Shift+arrows mark, Ctrl: by words, Alt: by sentences, Alt+Up/Down move it.
F1 help F5 past F7 next F8 check F10 menu ^^ mark ^K cut ^U paste F9 out ^Q quit
>>
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
