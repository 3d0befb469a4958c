"""Make the picture of the README: the window on the starter pair, 1440 by 900, without a screen.

usage: screenshot.py [FILE] [--theme light|dark] [--size 1440x900] [LEFT RIGHT]
"""
