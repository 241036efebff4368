# Every screen in English, in the list layout: nothing of the interface is Chinese, no word is cut.
size 24 80
lang en
plain
report 2021 甲局 2024
set 3:1:A=5 3:2:A=0 3:3.1:A=3 3:4:A=2
report 2021 甲局 2025
set 2.1:2:A=3 3:1:A=9 3:2:A=1 t1=全年平稳
edit 甲局 2025
english 甲局 李敏 全年平稳 中文 （一） 总体情况
goto 2.1:1:A
screen <<
 2025 甲局                       err1 warn0 open163 text2  [draft]  李敏  UTF-8
II. Proactive disclosure 1/6 ---------------------------------------------------
1 Article 20(1)
  Rules
--------------------------------------------------------------------------------
 Issued this year                                [      .] empty
 Repealed this year                                     .  empty
 In force                                               .  empty














1 Issued this year|items, whole number|Article 20(1)>Rules
F1 help F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^Q quit
>>
keys <F1>
keys <Esc> <F6>
keys <Esc> <F8>
keys <Down> <F1>
keys <Esc> <Esc>
goto 3:1:A
screen <<
 2025 甲局                       err1 warn0 open163 text2  [draft]  李敏  UTF-8
III. Requests received and handled 1/25 ----------------------------------------
01 I. New requests this year
--------------------------------------------------------------------------------
 Natural persons                                 [      9] last year 5
 Legal persons or other bodies
  Business firms                                        .  empty
  Research bodies                                       .  empty
  Public benefit bodies                                 .  empty
  Legal service bodies                                  .  empty
  Other                                                 .  empty
 Total                                                 =9  computed last year 5

 balance (Natural persons) +10







01 People|balance (People) +10|last year 5|items, whole number|I. New requests
this year
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
 2025 甲局       err1 warn0 open162 text2  [draft]  saved 12:58:09  李敏  UTF-8
IV. Administrative reviews and lawsuits ----------------------------------------
 Administrative review
 Upheld                                          [      .] empty
 Corrected                                              .  empty
 Other result                                           .  empty
 Pending                                                .  empty
 Total                                                 =.  empty
 Lawsuits
 Sued without a review
  Upheld                                                .  empty
  Corrected                                             .  empty
  Other result                                          .  empty
  Pending                                               .  empty
  Total                                                =.  empty
 Sued after a review
  Upheld                                                .  empty
  Corrected                                             .  empty
  Other result                                          .  empty
  Pending                                               .  empty
  Total                                                =.  empty

No check determines the value of this cell.
F1 help F3 note F4 zero F5 past F6 info F7 next F8 check F9 out F10 menu ^Q quit
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
