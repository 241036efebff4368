# A form nobody wrote a screen for, section 1, in the list layout.
size 14 40
forms forms
report 2030 甲局 2031
set 1.1:1:A=5 1.2:1:A=12.50 2:1:A=9 2:2.1:A=3 2:2.2:A=0 2:3:A=5 3:1:A=1 3:1:L=2
open
goto 1.1:1:A
cursor 1.1:1:A
screen <<
 年报2031 甲局       错1 警0 空29 缺文0
一、基本情况 1/3 -----------------------
1 人员情况
  机关
----------------------------------------
 在编           [      5]
 借调                  .  空
 合计                 =5  自动




1 在编|件，整数|人员情况>机关
F1帮助 F3批注 F4补零 F10命令 ^Q退出
>>
