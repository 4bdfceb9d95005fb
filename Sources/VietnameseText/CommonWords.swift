/// Common words of Vietnamese prose, for a ``WordBook``: what is in none is read letter by letter, which takes four times as
/// long. They say nothing about what a text means.
package enum CommonWords {
    /// The words in small letters.
    package static let all = Set(list.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Words of grammar; then people and their things, acting, qualities, nature, time and place.
    private static let list = """
        ai anh ấy bà bác bạn bằng bên bị bởi các cái cả càng cậu chả chẳng chỉ chị chính cho chưa chúng chú chứ có con
        còn cô cũng của cùng cứ dù đang đã đành đâu đấy đây để đến đều đi đó được gì giữa hãy hay hắn hễ hẳn họ hơn kẻo
        khi khác không kia kìa là lại làm lẫn lắm liền lúc luôn mà mai mãi mấy mẹ mình mọi một mới mỗi nào này nay nấy
        nên nếu ngay nhau nhé như những nhưng nhỉ nọ nó nữa ông ra rằng rất riêng rồi sao sau sắp sẽ song suốt ta tại
        tất tận tớ thà thành thay thằng theo thế thì thôi thêm thường tôi tới trên trong trước trừ từ từng tuy tức tự
        vài vào vậy vẫn vẻ về vì vô với vốn vừa xong xuống ừ vâng dạ bé bếp bố cha cháu chồng chủ dâu dì đám đàn đứa em
        gái ghế giường gối hàng hộp kẻ khách khăn lũ lụa mâm mợ muỗng nến ngôi ngõ nồi nón quạt quần quầy quà rổ sách
        sân tranh trai trẻ tủ túi tường vải ván vợ vở xóm áo ảnh bàn bánh bát bút bức chai chén chìa chiếc chợ cửa dao
        đèn đĩa đồ gạch gỗ gương giấy giày ăn bán bay bày bắn bắt bấm bảo báo biết biếu bỏ bơi buộc bước cãi cảm cạnh
        cầm cắn cắt cấm chạm chạy chào cháy chăm chặt chấm chấp chọn chờ chơi chối chống chở chúc chữa chửi chứa cởi cúi
        cười cưới cứu dán dạo dạy dậy dẫn dọa dọn dỗ dừng dự dựa dựng đá đào đánh đáp đạp đặt đập đẩy đeo đẻ đòi đón
        đóng đọc đỡ đợi đuổi đưa đứng đựng gào gãy gặp gật gây ghé ghét ghi giành giao giấu giết giúp giữ gọi gõ gửi hái
        hát hé hét hiểu hỏi học hòa hút hứa kéo kể kêu khóc khen khoe khuyên kiếm la lạy lắc lắng lấy lên leo liếc lo
        lòi lội lùi lừa mang mặc mất mắng mặn mó móc mong mở mời mua muốn múa mượn nấu nằm năn ném nếm ngã ngắm ngẩng
        ngồi nghe nghĩ nghỉ ngủ nhảy nhận nhắc nhắm nhầm nhìn nhịn nhờ nhớ nói nở nổ nối nuốt nuôi ngửi oán phá phải
        phạt phơi quay quên quét quen quý rao rán rời rót rơi rủ rút rửa sai say sắm sinh sống soi sợ sửa tán tát tắm
        tặng tắt tập té thả thấy tha thăm thắng thề thích thổi thở thu thua thuê thuộc thử tiêu tìm tin tính tỉnh tỏ trả
        tránh trách treo trèo trêu trị trói trôi trốn trồng trở trùm tuôn tưởng tựa uống vá vay vẫy vấp vẽ vỗ vỡ vượt
        vứt xa xách xát xay xây xé xem xét xếp xin xoa xoay xô xui xua ác ấm ẩm bạc bẩn bền béo bình bớt buồn bụng cao
        cay căng chán chăng chắc chật chậm chết chín chóng chua chung cong cổ cũ cụt cứng dài dại dày dần dễ dẻo dốt dở
        dữ đau đen đẹp đắng đắt đầy đậm đói đỏ đông đúng đục gầy gần ghê già giàu giả giỏi giòn giống hẹp hiền hiếm
        hoang hôi hư ít kém khá khéo khó khỏe khô khổ kín kỹ lạ lạnh lành lâu lầm lẻ lịch lớn lõm lười mát mạnh mập mềm
        mệt mịn mòn mỏng mù mừng nặng nát ngang ngắn ngọt ngon ngu nghèo ngoan nhanh nhạt nhàng nhẹ nhiều nhỏ non nóng
        nông quanh rách rảnh rẻ rét rõ rộng rỗng sạch sành sáng sâu sẵn sớm sướng tài tàn tệ thẳng thấp thật thân thiếu
        thô thơm thưa to tốt tồi tối tròn trắng trơn trống trọn trũng tươi ướt vàng vắng vững vui vụng xám xanh xấu xinh
        xưa yên yếu bão bùn biển bóng bông bờ cá cành cát cây chè chim chó chuột cỏ cọp cua dê dưa dừa đất đồi động đồng
        ếch gà gấu gió hạt heo hoa hồ hổ khí khói kiến lá lợn lúa lửa mào mây mèo mía mỏ mưa muối nai nắng nấm nếp ngô
        ngọn ngỗng ngựa nước núi ổi ong rau rắn rễ rừng sóng sông suối sương thỏ thóc thú tôm trâu tre trăng trái trời
        trứng tuyết vịt voi vườn bò sắt than thép bụi chân cằm cằn da đầu gan gáy gân họng khớp lòng lông lưng lưỡi mắt
        mặt máu má mép miệng môi mông mũi ngón ngực nách óc răng ruột tai tay tim tóc thịt trán vai vú xương hồn ban bữa
        buổi chiều cuối dưới đêm đoạn giây giờ hè hôm hồi kỳ khuya lát mùa năm ngày ngoài nửa phút phía quãng quê rằm
        tháng trưa tuần xuân xung đường góc nơi chốn chỗ chục đôi cặp tá vạn nghìn trăm mươi mười lăm tư nghiệm khiến
        thúc đáng tiện dứt gắng thực hiện mức lượng nghĩa ý cơ việc chuyện điều vấn lời câu chữ tiếng
        """
}
