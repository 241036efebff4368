# Keys at random over a form with a table that scrolls sideways.
size 24 80
forms forms
report 2030 甲局 2031
open
goto 3:1:J
random 400 11
