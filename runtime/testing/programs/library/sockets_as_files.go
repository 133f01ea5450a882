package main

import (
	"fmt"
	"net"
	"os"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	fmt.Println(err)
	f, err := l.(*net.TCPListener).File()
	fmt.Println(err, f.Close())
	dialed := make(chan bool)
	go func() {
		c, err := net.Dial("tcp", l.Addr().String())
		fmt.Fprintln(c, "x", err)
		f, err := c.(*net.TCPConn).File()
		fmt.Println(err, f.Close())
		fmt.Fprintln(c, "y")
		c.Close()
		close(dialed)
	}()
	c, err := l.Accept()
	<-dialed
	fmt.Println(err)
	var a string
	for i := 0; i < 3; i++ {
		fmt.Println(fmt.Fscan(c, &a))
	}

	u, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	f, err = u.File()
	fmt.Println(err)
	u2, err := net.FilePacketConn(f)
	fmt.Println(err, f.Close(), u2.LocalAddr().String() == u.LocalAddr().String(), u.Close())
	d, _ := net.Dial("udp", u2.LocalAddr().String())
	d.Write([]byte("hello"))
	b := make([]byte, 10)
	n, from, err := u2.ReadFrom(b)
	fmt.Println(string(b[:n]), from.String() == d.LocalAddr().String(), err)
	null, _ := os.Open(os.DevNull)
	_, err = net.FilePacketConn(null)
	fmt.Println(err != nil)

	name := os.TempDir() + "/gaps.sock"
	os.Remove(name)
	ul, err := net.ListenUnix("unix", &net.UnixAddr{name, "unix"})
	dialed = make(chan bool)
	go func() {
		c, _ := net.DialUnix("unix", nil, &net.UnixAddr{name, "unix"})
		fmt.Println(c.WriteMsgUnix([]byte("message"), nil, nil))
		_, err := c.WriteTo([]byte("x"), &net.UnixAddr{name, "unix"})
		fmt.Println(err)
		_, err = c.WriteToUnix([]byte("x"), &net.UnixAddr{name, "unix"})
		fmt.Println(err)
		c.Close()
		close(dialed)
	}()
	uc, err := ul.AcceptUnix()
	<-dialed
	n, oobn, flags, addr, err := uc.ReadMsgUnix(b, make([]byte, 100))
	fmt.Println(string(b[:n]), oobn, flags&^0x40000000, addr, err)
	n, addr, err = uc.ReadFromUnix(b)
	fmt.Println(n, addr, err)
	ul.Close()

	os.Remove(name)
	g, err := net.ListenUnixgram("unixgram", &net.UnixAddr{name, "unixgram"})
	os.Remove(name + "2")
	g2, err := net.ListenUnixgram("unixgram", &net.UnixAddr{name + "2", "unixgram"})
	fmt.Println(g2.WriteTo([]byte("gram"), g.LocalAddr()))
	n, addr, err = g.ReadFromUnix(b)
	fmt.Println(string(b[:n]), err)
	fmt.Println(g2.WriteToUnix([]byte("gram"), &net.UnixAddr{"/no/such", "unixgram"}))
	fmt.Println(g2.WriteMsgUnix([]byte("gram 2"), nil, &net.UnixAddr{name, "unixgram"}))
	n, oobn, flags, _, err = g.ReadMsgUnix(b, nil)
	fmt.Println(string(b[:n]), oobn, err)
	_, err = g2.Write([]byte("x"))
	fmt.Println(err)
	os.Remove(name)
	os.Remove(name + "2")
}
