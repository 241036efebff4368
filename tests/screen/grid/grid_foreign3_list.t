# A form nobody wrote a screen for, section 3, in the list layout.
size 14 40
forms forms
report 2030 甲局 2031
set 1.1:1:A=5 1.2:1:A=12.50 2:1:A=9 2:2.1:A=3 2:2.2:A=0 2:3:A=5 3:1:A=1 3:1:L=2
open
goto 3:1:J
cursor 3:1:J
screen <<
 年报2031 甲局       错1 警0 空29 缺文0
三、各月情况 1/2 -----------------------
1 会议
----------------------------------------
 四月                  .  空
 五月                  .  空
 六月                  .  空
 七月                  .  空
 八月                  .  空
 九月                  .  空
 十月           [      .] 空
 十一月                .  空
1 十月|件，整数|会议
F1帮助 F3批注 F4补零 F10命令 ^Q退出
>>
