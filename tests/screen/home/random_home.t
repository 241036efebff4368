# Keys at random over the list, what is done to many, and 报告资料.
load an.json
load bai.json
report 2021 沐县水利局 2025
report 2021 张县教育局 2024
home
random 500 31 list
