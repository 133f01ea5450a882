package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/bits"
	"math/rand"
	"os"
	"strings"
)

func main() {
	r := rand.New(rand.NewSource(42))
	for i := 0; i < 20; i++ {
		fmt.Println(r.Int63(), r.Intn(100), r.Float64(), r.Int31n(7), r.Uint32(), r.NormFloat64(), r.ExpFloat64(), r.Uint64())
	}
	fmt.Println(r.Perm(10), rand.Intn(1000), rand.Perm(5))
	for i := 0; i < 3000; i++ {
		r.NormFloat64()
		r.ExpFloat64()
	}
	fmt.Println(r.NormFloat64(), r.Float32())
	z := rand.NewZipf(r, 1.5, 2, 1000)
	fmt.Println(z.Uint64(), z.Uint64(), z.Uint64())
	for i, x := range []float64{0, 1, -1, 2.5, 3.5, -2.5, 1e300, math.Inf(1), math.NaN(), 0.1, 123.456, 5e-324} {
		fmt.Println(i, math.Floor(x), math.Ceil(x), math.Round(x), math.RoundToEven(x), math.Trunc(x), math.Sqrt(x), math.Signbit(x))
		fr, e := math.Frexp(x)
		fmt.Println(fr, e, math.Ldexp(fr, e), math.Logb(x))
		a, b := math.Modf(x)
		fmt.Println(a, b, math.Mod(x, 3), math.Remainder(x, 3), math.Nextafter(x, 10), math.Max(x, 2), math.Min(x, 2), math.Dim(x, 1))
	}
	fmt.Println(bits.Len(300), bits.TrailingZeros(40), bits.OnesCount(255), bits.Reverse8(3), bits.LeadingZeros32(1))
	fmt.Println(bits.Mul64(1<<63+12345, 1<<62+999))
	fmt.Println(bits.Div64(5, 7, 1<<60))
	fmt.Println(bits.Add64(1<<63, 1<<63, 1))
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.Pi, math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32)
	s := bufio.NewScanner(strings.NewReader("a b\nc\r\n\nlast"))
	for s.Scan() {
		fmt.Printf("%q ", s.Text())
	}
	fmt.Println(s.Err())
	s = bufio.NewScanner(strings.NewReader(" héllo wörld  x"))
	s.Split(bufio.ScanWords)
	for s.Scan() {
		fmt.Printf("%q ", s.Text())
	}
	fmt.Println()
	w := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(w, "buffered %d\n", 3)
	w.Flush()
	br := bufio.NewReaderSize(strings.NewReader("line one\nline two is rather long for it\nend"), 16)
	for {
		l, p, err := br.ReadLine()
		fmt.Printf("%q %v %v\n", l, p, err)
		if err != nil {
			break
		}
	}
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "through the pipe"); pw.Close() }()
	b, err := io.ReadAll(pr)
	fmt.Println(string(b), err)
}
