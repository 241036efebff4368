# The list of linked figures, en.
widths 1
size 24 80
lang en
report 2021 甲局 2025
set 2.1:1:A=0 2.1:1:B=0 2.1:1:C=0 2.1:2:A=2 2.1:2:B=0 2.1:2:C=5
set 4.1:1:A=0 4.1:1:B=0 4.1:1:C=1 4.1:1:D=0 4.2:1:A1=1 4.2:1:A2=0 4.2:1:A3=0 4.2:1:A4=0
set 4.2:1:B1=1 4.2:1:B2=0 4.2:1:B3=0 4.2:1:B4=0
open
goto t1
keys <F10>sentences<Enter><Enter><Esc>
goto 2.1:2:A
keys 12<Enter>
goto 2.1:1:A
keys <F10>linked<Enter>
view links
screen <<
 2025 甲局                                 [draft]  saved 12:58:09  李敏  UTF-8
 6 linked figures, 1 differ now (*)
  words                      text            from                        is now
>*发行政规范性文件2件，年..  I. Overview     Normative documents·..          12
  效行政规范性文件5件。〔..  I. Overview     Normative documents·In..      same
  公开行政复议案件1件，其..  I. Overview     Administrative review·..      same
  件，其中其他结果1件。发..  I. Overview     Administrative review·..      same
  公开行政诉讼案件2件，其..  I. Overview     Lawsuits·No review·Sum..      same
  件，其中结果维持2件。      I. Overview     Lawsuits·No review·..         same












I. Overview: 2 is from Normative documents·Issued, now 12 there; Alt-= updates
all.
F1 help Enter to words F6 to table Alt-= update all Esc cancel
>>
keys <End>
screen <<
 2025 甲局                                 [draft]  saved 12:58:09  李敏  UTF-8
 6 linked figures, 1 differ now (*)
  words                      text            from                        is now
 *发行政规范性文件2件，年..  I. Overview     Normative documents·..          12
  效行政规范性文件5件。〔..  I. Overview     Normative documents·In..      same
  公开行政复议案件1件，其..  I. Overview     Administrative review·..      same
  件，其中其他结果1件。发..  I. Overview     Administrative review·..      same
  公开行政诉讼案件2件，其..  I. Overview     Lawsuits·No review·Sum..      same
> 件，其中结果维持2件。      I. Overview     Lawsuits·No review·..         same












I. Overview: 2 is from Lawsuits·No review·Kept and others, 2 cells, the same
there.
F1 help Enter to words F6 to table Alt-= update all Esc cancel
>>
keys <Home><A-=><Enter>
view text
screen ~ "12件"
