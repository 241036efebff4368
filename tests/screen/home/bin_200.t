# Deleting asks for y; the bin gives the report back.
size 50 200
lang en
report 2021 甲局 2025
set 3:1:A=5
user 王强
clock 2026-01-15T04:58:09.000Z
home
keys <F10>delete<Enter>
view confirm
screen <<
 Disclosure reports 1.0                                                                                                                                                                     王强  UTF-8
 2025  due 1 made 1 draft 1                                                                                                                                                                         1/1
  Agency+                                       State       Err   Warn   Empty   Texts  Filled           Changed           By              Open by
> 甲局                                          draft         -      -       -       -     -             2026-01-15 12:58  李敏



















                                                  +--------------------------------------------------------------------------------------------------+
                                                  | Delete the report of 甲局 for 2025? It goes into the bin and can be restored. y deletes, any     |
                                                  | other key leaves it.                                                                             |
                                                  +--------------------------------------------------------------------------------------------------+






















Esc cancel
>>
keys <Enter>
view home
screen ~ "甲局"
message ~ "othing"
keys <F10>delete<Enter>y
screen !~ "甲局  "
message ~ "Deleted"
keys <F10>the<Space>bin<Enter>
view pick
screen <<
 Disclosure reports 1.0                                                                                                                                                                     王强  UTF-8
 2025  due 1 made 0 missing 1                                                                                                                                                                       0/0
  Agency+                                       State       Err   Warn   Empty   Texts  Filled           Changed           By              Open by


  There is no report yet.
  Choose with Up and Down, then Enter; or type the digit.

  > 1 new report (Ins)          Give the agency's full name and the year, and start.

    2 read last year's (^O)     Word, WPS, web page, PDF or sheet; you look it over before it is stored.

    3 look at a sample          A report that is filled in; try anything, nothing is kept.

    4 three-minute tutor        Practise one key after another, away from real data; also in F10.

  Every cell is saved as you go; F1 explains, ^Q leaves.




                                                            +- The bin: Enter restores ----------------------------------------------------+
                                                            | >                                                                            |
                                                            +------------------------------------------------------------------------------+
                                                            | 甲局 2025                                        deleted today 12:58 by 王强 |
                                                            |                                                                              |
                                                            +------------------------------------------------------------------------------+





















Type to narrow the list, Up and Down select.
Enter accept Esc cancel
>>
keys <Enter>
view home
screen ~ "2025"
message ~ "Restored"
saved 3:1:A = 5
keys <F10>the<Space>bin<Enter>
message ~ "bin is empty"
keys <Enter>
cell 3:1:A = 5
