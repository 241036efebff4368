# Whatever is typed: the screen is what a fresh paint gives, sums hold, the disk agrees.
report 2021 某县某局 2024
report 2021 某县某局 2025
open
random 1500 1
