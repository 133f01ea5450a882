package main

import (
	"fmt"
	"net"
	"time"
)

func main() {
	a, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 0})
	fmt.Println(err)
	go func() {
		b := make([]byte, 100)
		for {
			n, from, err := a.ReadFromUDP(b)
			if err != nil {
				return
			}
			a.WriteToUDP(append([]byte("echo "), b[:n]...), from)
		}
	}()
	c, err := net.Dial("udp", a.LocalAddr().String())
	fmt.Println(err, c.RemoteAddr().String() == a.LocalAddr().String())
	b := make([]byte, 100)
	for _, s := range []string{"one", "", "three"} {
		n, err := c.Write([]byte(s))
		fmt.Println(n, err)
		n, err = c.Read(b)
		fmt.Printf("%q %v\n", b[:n], err)
	}
	c.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, err = c.Read(b)
	fmt.Println(err.(net.Error).Timeout())
	c.SetReadDeadline(time.Time{})
	a.Close()
	time.Sleep(time.Millisecond)
	c.Write([]byte("x"))
	_, err = c.Read(b)
	fmt.Println(err != nil)
	p, err := net.ListenPacket("udp", ":0")
	fmt.Println(err, p.LocalAddr().Network(), p.Close())
	_, _, err = p.ReadFrom(b)
	fmt.Println(err != nil)
	_, err = net.ListenPacket("tcp", ":0")
	fmt.Println(err)
}
