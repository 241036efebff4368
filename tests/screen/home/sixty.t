# Sixty drafts checked and exported: the keys are counted.
widths 1
report 2021 安教局 2025
report 2021 安水局 2025
report 2021 安卫局 2025
report 2021 安交局 2025
report 2021 安民局 2025
report 2021 安财局 2025
report 2021 白教局 2025
report 2021 白水局 2025
report 2021 白卫局 2025
report 2021 白交局 2025
report 2021 白民局 2025
report 2021 白财局 2025
report 2021 长教局 2025
report 2021 长水局 2025
report 2021 长卫局 2025
report 2021 长交局 2025
report 2021 长民局 2025
report 2021 长财局 2025
report 2021 东教局 2025
report 2021 东水局 2025
report 2021 东卫局 2025
report 2021 东交局 2025
report 2021 东民局 2025
report 2021 东财局 2025
report 2021 福教局 2025
report 2021 福水局 2025
report 2021 福卫局 2025
report 2021 福交局 2025
report 2021 福民局 2025
report 2021 福财局 2025
report 2021 广教局 2025
report 2021 广水局 2025
report 2021 广卫局 2025
report 2021 广交局 2025
report 2021 广民局 2025
report 2021 广财局 2025
report 2021 海教局 2025
report 2021 海水局 2025
report 2021 海卫局 2025
report 2021 海交局 2025
report 2021 海民局 2025
report 2021 海财局 2025
report 2021 和教局 2025
report 2021 和水局 2025
report 2021 和卫局 2025
report 2021 和交局 2025
report 2021 和民局 2025
report 2021 和财局 2025
report 2021 江教局 2025
report 2021 江水局 2025
report 2021 江卫局 2025
report 2021 江交局 2025
report 2021 江民局 2025
report 2021 江财局 2025
report 2021 开教局 2025
report 2021 开水局 2025
report 2021 开卫局 2025
report 2021 开交局 2025
report 2021 开民局 2025
report 2021 开财局 2025
home
line 2 ~ "应报 60 已建 60 填报 60"
screen ~ "1/60"
line 22 ~ "v"
keys <F4>
keys <F8>
message ~ "已校核 60 份"
keys <Esc>
keys <F9><Enter><Enter><Down><Enter><Enter>
message ~ "已导出 60 份到"
exists 江水局2025年政府信息公开工作年度报告.docx
typed 12
keys <Esc><End>
line 2 ~ "60/60"
line 4 ~ "^"
