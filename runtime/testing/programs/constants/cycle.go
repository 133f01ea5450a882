package main

const a = b + 1
const b = c
const c = a

func main() {}
