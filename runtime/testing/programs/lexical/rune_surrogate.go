package main

var r = '\ud800'

func main() {}
