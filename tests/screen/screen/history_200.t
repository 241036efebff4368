# F10 历史: every step in words, what it changed, going back to one, restore points.
size 50 200
lang en
report 2021 甲局 2025
user 李敏
clock 2026-01-13T08:40:00.000Z
set 3:1:A=5 3:1:B1=6
clock 2026-01-14T08:41:00.000Z
set t1=全年收到申请36件，均已办结答复，没有结转的。
clock 2026-01-14T08:42:00.000Z
set t1=全年收到申请40件，均已办结答复，没有结转的。
user 王强
clock 2026-01-15T04:58:09.000Z
open
goto 3:3.1:A
keys 8<Enter>
keys <C-s>
keys <F4>
keys <Enter>
cell 3:4:A = 0
keys <F10>history:<Enter>
view history
screen <<
 2025 甲局                                                                                                                                                         [draft]  saved 12:58:09  王强  UTF-8
 History  146 changes, newest first
> today 12:58       王强        filling with 0 141 cells (III)
  today 12:58       王强        restore point
  today 12:58       王强        entry (1) Disclosed in full·People(3:3.1:A) empty -> 8
  yesterday 16:42   李敏        command set I. Overview [36 -> 40]
  yesterday 16:41   李敏        command set I. Overview [+ 全年收到申请36件，均已办结答复，没有结转的。]
  2026-01-13 16:40  李敏        command set 2 cells (III): 3:1:A empty -> 5, 3:1:B1 empty -> 6

























What this step changed:
  I. New requests this year·Study(3:1:B2) empty -> 0
  I. New requests this year·Public(3:1:B3) empty -> 0
  I. New requests this year·Legal(3:1:B4) empty -> 0
  I. New requests this year·Other(3:1:B5) empty -> 0
  II. Carried over·People(3:2:A) empty -> 0
  II. Carried over·Firms(3:2:B1) empty -> 0
  II. Carried over·Study(3:2:B2) empty -> 0
  II. Carried over·Public(3:2:B3) empty -> 0
  II. Carried over·Legal(3:2:B4) empty -> 0
  II. Carried over·Other(3:2:B5) empty -> 0
  (1) Disclosed in full·Firms(3:3.1:B1) empty -> 0
  (1) Disclosed in full·Study(3:3.1:B2) empty -> 0
  (1) Disclosed in full·Public(3:3.1:B3) empty -> 0
128 more, F6 shows all
today 12:58 王强 filling with 0 141 cells (III)
F1 help Enter go back to F6 all changes ^Z undo Esc cancel
>>
# The text with the words around.
keys <Down><Down><Down>
screen <<
 2025 甲局                                                                                                                                                         [draft]  saved 12:58:09  王强  UTF-8
 History  146 changes, newest first
  today 12:58       王强        filling with 0 141 cells (III)
  today 12:58       王强        restore point
  today 12:58       王强        entry (1) Disclosed in full·People(3:3.1:A) empty -> 8
> yesterday 16:42   李敏        command set I. Overview [36 -> 40]
  yesterday 16:41   李敏        command set I. Overview [+ 全年收到申请36件，均已办结答复，没有结转的。]
  2026-01-13 16:40  李敏        command set 2 cells (III): 3:1:A empty -> 5, 3:1:B1 empty -> 6

























What this step changed:
  I. Overview 全年收到申请[36 -> 40]件，均已办结答复..













yesterday 16:42 李敏 command set I. Overview [36 -> 40]
F1 help Enter go back to F6 all changes ^Z undo Esc cancel
>>
# All that a bulk step changed.
keys <Home><F6><End>
view details
screen ~ "3:4:B5"
keys <Esc>
view history
# Over his own steps Enter is enough; the restore point is a place like any other.
keys <Down><Enter>
view confirm
screen <<
 2025 甲局                                                                                                                                                         [draft]  saved 12:58:09  王强  UTF-8
 History  146 changes, newest first
  today 12:58       王强        filling with 0 141 cells (III)
> today 12:58       王强        restore point
  today 12:58       王强        entry (1) Disclosed in full·People(3:3.1:A) empty -> 8
  yesterday 16:42   李敏        command set I. Overview [36 -> 40]
  yesterday 16:41   李敏        command set I. Overview [+ 全年收到申请36件，均已办结答复，没有结转的。]
  2026-01-13 16:40  李敏        command set 2 cells (III): 3:1:A empty -> 5, 3:1:B1 empty -> 6















                                                  +--------------------------------------------------------------------------------------------------+
                                                  | Go back to how it was after "today 12:58 王强 restore point"? It changes 141 cells, as one step  |
                                                  | that ^Z takes back.  Enter confirms, any other key cancels.                                      |
                                                  +--------------------------------------------------------------------------------------------------+






A restore point: Enter goes back to how it was then.















Enter accept Esc cancel
>>
keys <Esc>
view history
cell 3:4:A = 0
keys <Enter><Enter>
view grid
cell 3:4:A = ""
saved 3:4:A = ""
cell 3:3.1:A = 8
# One step that ^Z takes back.
keys <C-z>
view grid
cell 3:4:A = 0
saved 3:4:A = 0
keys <C-y>
cell 3:4:A = ""
# Over a step of somebody else only when told so.
keys <F10>history:<Enter><End>
keys <Enter>
view confirm
screen <<
 2025 甲局                                                                                                                                                         [draft]  saved 12:58:09  王强  UTF-8
 History  569 changes, newest first
  today 12:58       王强        redo 141 cells (III)
  today 12:58       王强        undo 141 cells (III)
  today 12:58       王强        going back 141 cells (III)
  today 12:58       王强        filling with 0 141 cells (III)
  today 12:58       王强        restore point
  today 12:58       王强        entry (1) Disclosed in full·People(3:3.1:A) empty -> 8
  yesterday 16:42   李敏        command set I. Overview [36 -> 40]
  yesterday 16:41   李敏        command set I. Overview [+ 全年收到申请36件，均已办结答复，没有结转的。]
> 2026-01-13 16:40  李敏        command set 2 cells (III): 3:1:A empty -> 5, 3:1:B1 empty -> 6












                                                  +--------------------------------------------------------------------------------------------------+
                                                  | Go back to how it was after "2026-01-13 16:40 李敏 command set 2 cells (III): 3:1:A empty -> 5,  |
                                                  | 3:1:B1 empty -> 6"? It changes 1 cell, 1 text. 2 steps between are not of this session: 李敏,    |
                                                  | the latest yesterday 16:42. y goes back, any other key leaves it.                                |
                                                  +--------------------------------------------------------------------------------------------------+





What this step changed:
  I. New requests this year·People(3:1:A) empty -> 5
  I. New requests this year·Firms(3:1:B1) empty -> 6













Esc cancel
>>
keys <Enter>
view history
text t1 = "全年收到申请40件，均已办结答复，没有结转的。"
keys <Enter>y
view grid
text t1 = ""
cell 3:3.1:A = ""
cell 3:1:A = 5
saved 3:1:B1 = 6
keys <F10>history:<Enter>
screen <<
 2025 甲局                                                                                                                                                         [draft]  saved 12:58:09  王强  UTF-8
 History  571 changes, newest first
> today 12:58       王强        going back 1 cell (III), 1 text: 3:3.1:A 8 -> empty, I. Overview [- 全年收到申请40件，均已办结答复，没有结转的。]
  today 12:58       王强        redo 141 cells (III)
  today 12:58       王强        undo 141 cells (III)
  today 12:58       王强        going back 141 cells (III)
  today 12:58       王强        filling with 0 141 cells (III)
  today 12:58       王强        restore point
  today 12:58       王强        entry (1) Disclosed in full·People(3:3.1:A) empty -> 8
  yesterday 16:42   李敏        command set I. Overview [36 -> 40]
  yesterday 16:41   李敏        command set I. Overview [+ 全年收到申请36件，均已办结答复，没有结转的。]
  2026-01-13 16:40  李敏        command set 2 cells (III): 3:1:A empty -> 5, 3:1:B1 empty -> 6





















What this step changed:
  (1) Disclosed in full·People(3:3.1:A) 8 -> empty
  I. Overview [- 全年收到申请40件，均已办结答复，没有结转的。]












today 12:58 王强 going back 1 cell (III), 1 text: 3:3.1:A 8 -> empty, I. Overview [- 全年收到申请40件，均已办结答复，没有结转的。]
F1 help Enter go back to F6 all changes ^Z undo Esc cancel
>>
keys <C-z>
text t1 = "全年收到申请40件，均已办结答复，没有结转的。"
cell 3:3.1:A = 8
