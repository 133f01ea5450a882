package main

const c = true + false

func main() {}
