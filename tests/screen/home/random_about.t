# Keys at random over 报告资料.
report 2021 沐县水利局 2025
open
keys <C-p>
random 400 17 about
