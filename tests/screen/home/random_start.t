# Random keys on the first screen, in the sample and in the tutor.
size 24 80
home
keys 4
random 600 4711 list
