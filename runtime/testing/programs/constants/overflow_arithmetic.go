package main

const big int32 = 1 << 30
const c = big * 4

func main() {}
