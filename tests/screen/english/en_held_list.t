# A report that is held, in English: every screen and refusal of it.
size 14 40
lang en
report 2021 甲局 2024
set 3:1:A=5 3:2:A=0 3:3.1:A=3 3:4:A=2
report 2021 甲局 2025
set 2.1:2:A=3 3:1:A=9 3:2:A=1 t1=全年平稳
held
edit 甲局 2025
english 年政府信息公开工作年度报告 年政府信息公 甲局 李敏 王强 全年平稳 中文 （一） 总体情况 其他人
goto 3:1:A
keys 5
keys <Del><F4><Esc>
keys <F3><Esc><F5><Esc><F6><Esc><F8><Esc><F1><Esc>
keys <C-n><C-z><Esc><C-y><C-s><C-d><Esc>
keys <C-p><Down><Enter><Esc>5<Esc>
keys <F7><F2>
keys <F10><Esc><F10>draft<Enter><Esc><F10>register:<Enter><Esc>
keys <F10>reopen<Enter><Esc>
keys <F10>close<Enter><Esc>
paste <<
1\t2
>>
goto t1
keys a<F5><Esc><C-k><C-r><Esc>
keys <F9><Esc><F10>history:<Enter><Enter><Esc><Esc>
