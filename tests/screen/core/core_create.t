# An agency nobody has heard of is made only when the clerk says so.
edit 某县新局 2025
screen ~ "某县新局"
keys <Esc>
view home
screen !~ "[填报]"
