package main

// A raw string that never ends takes the rest of the file.
var s = `open

func main() {}
