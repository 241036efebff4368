# from empty to final with the keyboard alone, two warnings explained on the way
size 24 80
report 2021 甲局 2024
set 2.1:2:C=4 3:4:A=1
report 2021 甲局 2025
home
keys <Enter>
view grid
keys <C-g>3:2:A<Enter>0<Enter><C-g>2.1:2:A<Enter>2<Enter>
keys <C-g>2.1:2:C<Enter>5<Enter>
keys <F4><Enter><F7><F4><Enter><F7><F4><Enter>
keys <F7>存在的问题是公开不够及时。改进措施是每月核对一次。
keys <F7><F10>wzzs<Enter><Enter>
keys <F2><F2><F2><F2><F2>（一）主动公开及时发布。（二）依申请公开渠道畅通。
keys （三）政府信息管理有序。（四）平台建设稳定。（五）监督保障到位。
keys <F10>wzzs<Enter><Down><Down><Down><Enter>
text t6 = "2025年，本机关未收取政府信息公开信息处理费。"
keys <F10>dg<Enter>
view pick
message ~ "还不能定稿：错误 0，未说明的警告 2，空格 0，必写未写的文字 0"
screen ~ "警告 T203"
screen ~ "警告 T305"
keys <Enter>
view grid
keys <F8>
view findings
keys <Right><Right><F3>上年少报一件，已与司法局核对。<Enter>
message ~ "理由已存"
keys <Down><F3>上年结转的一件已并入另案办理。<Enter>
message ~ "理由已存"
keys <Esc>
keys <F10>dg<Enter>
view confirm
keys y
message ~ "已定稿"
screen ~ "[定稿]"
keys <F9>核查<Enter>txt<Enter><Enter>
message ~ "已导出"
keys <C-q>
view home
screen ~ "定稿"
