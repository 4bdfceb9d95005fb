/// The sentences that generated articles are made of, written for this. In braces stands what differs: {P} a province,
/// {Y} the article's year, {N} a number of thousands, {M} a smaller one, {R} a rate with a decimal, {K} one of the
/// article's own words.
enum Phrases {
    /// How sentences may begin.
    static let openers = [
        "", "", "", "Bên cạnh đó, ", "Theo đó, ", "Thực tế cho thấy, ", "Thời gian qua, ", "Cùng với đó, ",
        "Ở cơ sở, ", "Nhìn chung, ", "Với cách làm ấy, ", "Ngoài ra, ", "Có thể thấy, ",
    ]

    /// Sentences without figures.
    static let plain = [
        "lãnh đạo UBND tỉnh {P} nhấn mạnh chuyển đổi số là nhiệm vụ lâu dài, cần sự vào cuộc của cả hệ thống chính trị.",
        "người dân ở các xã vùng sâu dần quen với việc nộp hồ sơ qua mạng thay vì đi hàng chục cây số đến bộ phận một cửa.",
        "các thành viên Tổ công nghệ số cộng đồng đến từng nhà hướng dẫn bà con cài đặt ứng dụng và tạo tài khoản {K}.",
        "nhiều hợp tác xã đưa sản phẩm {K} lên sàn thương mại điện tử, tìm được khách hàng ở những tỉnh rất xa.",
        "đại diện Sở Thông tin và Truyền thông cho biết hạ tầng số tiếp tục được đầu tư đồng bộ, phủ đến vùng khó khăn.",
        "cán bộ trẻ được cử đi tập huấn về kỹ năng số, an toàn thông tin và khai thác cơ sở dữ liệu dùng chung.",
        "việc liên thông dữ liệu giữa các ngành còn chậm, một số phần mềm {K} chưa kết nối được với nhau.",
        "doanh nghiệp trên địa bàn chủ động ứng dụng hóa đơn điện tử, chữ ký số và quản trị bằng nền tảng {K}.",
        "học sinh làm quen với bài giảng điện tử, còn thầy cô dùng sổ điểm và học bạ trên hệ thống chung của ngành.",
        "bệnh viện tuyến huyện triển khai bệnh án điện tử, giúp người bệnh bớt thời gian chờ đợi khi khám và lấy thuốc.",
        "khó khăn lớn nhất là nguồn nhân lực, khi người giỏi công nghệ thông tin ít khi chọn về làm việc ở cơ sở.",
        "câu chuyện của {K} cho thấy khi lợi ích nhìn thấy được thì người dân tự tìm đến với dịch vụ trực tuyến.",
        "các chợ truyền thống ở {P} treo mã thanh toán khắp các quầy hàng, từ hàng rau đến hàng vải.",
        "ban chỉ đạo yêu cầu các sở, ngành rà soát lại quy trình, bỏ những giấy tờ mà dữ liệu số đã có.",
        "không khí ở trung tâm phục vụ hành chính công nhẹ nhàng hơn hẳn, ghế chờ vắng mà hồ sơ vẫn được giải quyết.",
        "tỉnh xác định lấy người dân và doanh nghiệp làm trung tâm, lấy dữ liệu làm nền tảng cho mọi quyết định {K}.",
    ]

    /// Sentences with figures that are read.
    static let figures = [
        "năm {Y}, tỉnh {P} đã thành lập {N} Tổ công nghệ số cộng đồng với {N} thành viên.",
        "tỷ lệ hồ sơ trực tuyến của tỉnh {P} đạt {R}%, tỷ lệ hồ sơ giải quyết đúng hạn đạt {R}%.",
        "toàn tỉnh có {N} tài khoản định danh điện tử được kích hoạt.",
        "đến hết năm {Y}, trên địa bàn có {M} doanh nghiệp công nghệ số đang hoạt động.",
        "tỷ lệ thanh toán trực tuyến trên Cổng dịch vụ công đạt {R}%.",
        "năm {Y}, kinh tế số chiếm {R}% GRDP của tỉnh.",
        "tỉnh phấn đấu đến năm 2030 có trên {R}% người dân trưởng thành có tài khoản định danh điện tử.",
        "hội nghị kết nối tới {M} điểm cầu, với sự tham dự của hơn {M} đại biểu.",
        "tỷ lệ văn bản ký số của các cơ quan, đơn vị đạt {R}%.",
        "chỉ số chuyển đổi số (DTI) năm {Y} của tỉnh xếp thứ {M} cả nước.",
        "đã có {N} sản phẩm của tỉnh được đưa lên sàn thương mại điện tử.",
        "lớp tập huấn kéo dài {M} ngày thu hút {N} lượt cán bộ.",
    ]

    /// The lines of a dense table.
    static let rows = [
        "- {P}: {N} tổ, {N} thành viên; hồ sơ trực tuyến {R}%; đúng hạn {R}%; thanh toán trực tuyến {R}%.",
        "- Xã {K}: {M} tổ, {N} thành viên, {N} tài khoản định danh điện tử, đạt {R}%.",
        "- Sở {K}: {M}/{N} dịch vụ công trực tuyến toàn trình, {N} hồ sơ, {R}% ký số.",
        "- Năm {Y}: {N} doanh nghiệp, {R} tỷ đồng, tăng {R}% so với năm trước; DTI xếp thứ {M}.",
    ]

    /// What makes articles differ where their figures do not.
    static let words = [
        "bản Mường", "chè xanh", "cam sành", "gạo nếp", "thổ cẩm", "dữ liệu mở", "làng nghề", "hợp tác xã", "bà Hoa",
        "anh Tùng", "chị Mai", "ông Lý", "cửa khẩu", "du lịch", "nông sản", "đất đai", "hộ tịch", "y tế", "giáo dục",
        "lao động", "thuế", "giao thông", "môi trường", "tư pháp", "văn hóa", "bưu chính",
    ]

    /// The provinces that articles are about.
    static let provinces = [
        "Hà Giang", "Cao Bằng", "Bắc Kạn", "Tuyên Quang", "Lào Cai", "Điện Biên", "Lai Châu", "Sơn La", "Yên Bái",
        "Hòa Bình", "Thái Nguyên", "Lạng Sơn", "Quảng Ninh", "Bắc Giang", "Phú Thọ", "Vĩnh Phúc", "Bắc Ninh",
        "Hải Dương", "Hưng Yên", "Thái Bình", "Hà Nam", "Nam Định", "Ninh Bình", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
        "Quảng Bình", "Quảng Trị", "Quảng Nam", "Quảng Ngãi", "Bình Định", "Phú Yên", "Khánh Hòa", "Ninh Thuận",
        "Bình Thuận", "Kon Tum", "Gia Lai", "Đắk Lắk", "Đắk Nông", "Lâm Đồng", "Bình Phước", "Tây Ninh", "Bình Dương",
        "Đồng Nai", "Long An", "Tiền Giang", "Bến Tre", "Trà Vinh", "Vĩnh Long", "Đồng Tháp", "An Giang",
        "Kiên Giang", "Hậu Giang", "Sóc Trăng", "Bạc Liêu", "Cà Mau",
    ]
}
